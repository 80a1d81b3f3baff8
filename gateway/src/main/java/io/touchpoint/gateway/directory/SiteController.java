package io.touchpoint.gateway.directory;

import java.net.URI;
import java.util.List;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.touchpoint.starter.web.Revision;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The directory of sites: everybody reads the own ones, head office changes them.
 */
@RestController
@Tag(name = "sites")
class SiteController {

	private static final String PATH = "/api/directory/sites";

	private final Sites sites;

	private final SiteImport imports;

	SiteController(Sites sites, SiteImport imports) {
		this.sites = sites;
		this.imports = imports;
	}

	/** Operations sees no customers, but may see which sites there are. */
	static SiteScope reading(Caller caller) {
		return caller.has(Role.OPS) ? SiteScope.allSites() : caller.sites();
	}

	@GetMapping(PATH)
	Mono<Page<Site>> list(Caller caller, @RequestParam(required = false) @Nullable String region,
			@RequestParam(required = false) @Nullable @Size(max = 100) String q,
			@RequestParam(required = false) @Nullable Boolean open) {
		return this.sites.list(reading(caller), region, q, open).collectList().map((all) -> new Page<>(all, null));
	}

	@PostMapping(PATH)
	Mono<ResponseEntity<Site>> create(Caller caller, @Valid @RequestBody NewSite site) {
		caller.require(Role.HEAD_OFFICE);
		if (site.code() == null) {
			return Mono.error(Problems.invalid(new FieldFault("code", "missing", "'code' must not be null.")));
		}
		return this.sites.create(caller.sites(), site)
			.map((created) -> ResponseEntity.created(URI.create(PATH + "/" + created.code()))
				.eTag(created.tag())
				.body(created));
	}

	@GetMapping(PATH + "/{code}")
	Mono<ResponseEntity<Site>> find(Caller caller, @PathVariable String code) {
		return this.sites.find(reading(caller), code).map(SiteController::tagged);
	}

	@PutMapping(PATH + "/{code}")
	Mono<ResponseEntity<Site>> change(Caller caller, @PathVariable String code,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody NewSite site) {
		caller.require(Role.HEAD_OFFICE);
		if (!site.codeOr(code).equals(code)) {
			return Mono
				.error(Problems.invalid(new FieldFault("code", "unchangeable", "The code of a site never changes.")));
		}
		return this.sites.change(caller.sites(), code, Revision.required(ifMatch), site).map(SiteController::tagged);
	}

	@PostMapping(PATH + "/{code}/close")
	Mono<ResponseEntity<Site>> close(Caller caller, @PathVariable String code,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		return open(caller, code, ifMatch, false);
	}

	@PostMapping(PATH + "/{code}/open")
	Mono<ResponseEntity<Site>> open(Caller caller, @PathVariable String code,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		return open(caller, code, ifMatch, true);
	}

	private Mono<ResponseEntity<Site>> open(Caller caller, String code, @Nullable String ifMatch, boolean open) {
		caller.require(Role.HEAD_OFFICE);
		return this.sites.open(caller.sites(), code, Revision.optional(ifMatch), open).map(SiteController::tagged);
	}

	@PostMapping(path = PATH + "/import", consumes = "text/csv")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
	Mono<SiteImport.Result> importCsv(Caller caller, @RequestBody Flux<DataBuffer> csv) {
		caller.require(Role.HEAD_OFFICE);
		return this.imports.run(csv);
	}

	/**
	 * Imports of other services bring their sites along; those that are there stay as
	 * they are.
	 */
	@Hidden
	@PostMapping("/internal/directory/sites")
	Mono<Created> addMissing(@RequestBody List<@Valid NewSite> sites) {
		if (sites.stream().anyMatch((site) -> site.code() == null)) {
			return Mono.error(Problems.invalid(new FieldFault("code", "missing", "Every site needs its code.")));
		}
		return this.sites.addMissing(sites).map(Created::new);
	}

	private static ResponseEntity<Site> tagged(Site site) {
		return ResponseEntity.ok().eTag(site.tag()).body(site);
	}

	/**
	 * Answer to {@code /internal/directory/sites}.
	 */
	record Created(long created) {
	}

}
