package io.touchpoint.gateway.directory;

import io.swagger.v3.oas.annotations.tags.Tag;
import io.touchpoint.gateway.directory.SiteUnits.NewUnits;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.Revision;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The units of sites: everybody reads the own ones, managers change them.
 */
@RestController
@Tag(name = "units")
class UnitController {

	private static final String PATH = "/api/directory/sites/{code}/units";

	private final Units units;

	UnitController(Units units) {
		this.units = units;
	}

	@GetMapping(PATH)
	Mono<ResponseEntity<SiteUnits>> findUnits(Caller caller, @PathVariable String code) {
		return this.units.find(SiteController.reading(caller), code).map(UnitController::tagged);
	}

	@PutMapping(PATH)
	Mono<ResponseEntity<SiteUnits>> changeUnits(Caller caller, @PathVariable String code,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody NewUnits units) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		return this.units.change(caller.sites(), code, Revision.required(ifMatch), units).map(UnitController::tagged);
	}

	private static ResponseEntity<SiteUnits> tagged(SiteUnits units) {
		return ResponseEntity.ok().eTag(units.tag()).body(units);
	}

}
