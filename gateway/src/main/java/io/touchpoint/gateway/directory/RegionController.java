package io.touchpoint.gateway.directory;

import io.swagger.v3.oas.annotations.tags.Tag;
import io.touchpoint.starter.web.Revision;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The regions below head office.
 */
@RestController
@RequestMapping("/api/directory/regions")
@Tag(name = "regions")
class RegionController {

	private final Sites sites;

	RegionController(Sites sites) {
		this.sites = sites;
	}

	@GetMapping
	Mono<Page<Region>> list(Caller caller) {
		return this.sites.regions().collectList().map((all) -> new Page<>(all, null));
	}

	@PostMapping
	Mono<ResponseEntity<Region>> create(Caller caller, @Valid @RequestBody NewRegion region) {
		caller.require(Role.HEAD_OFFICE);
		return this.sites.createRegion(region.code(), region.name().strip())
			.map((created) -> ResponseEntity.status(HttpStatus.CREATED)
				.eTag(Revision.tag(created.revision()))
				.body(created));
	}

	@PutMapping("/{code}")
	Mono<ResponseEntity<Region>> rename(Caller caller, @PathVariable String code,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody RegionName wish) {
		caller.require(Role.HEAD_OFFICE);
		return this.sites.renameRegion(code, Revision.optional(ifMatch), wish.name().strip())
			.map((region) -> ResponseEntity.ok().eTag(Revision.tag(region.revision())).body(region));
	}

	record NewRegion(@NotNull @Pattern(regexp = Texts.CODE, message = Texts.CODE_MESSAGE) String code,
			@NotBlank @Size(max = 120) @Pattern(regexp = Texts.LINE, message = Texts.MESSAGE) String name) {
	}

	record RegionName(@NotBlank @Size(max = 120) @Pattern(regexp = Texts.LINE, message = Texts.MESSAGE) String name) {
	}

}
