package io.touchpoint.complaint.corrective;

import java.util.List;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The organisation's catalogue of root causes, kept by head office.
 */
@RestController
@RequestMapping("/api/complaints/root-causes")
class CatalogueController {

	private final RootCauseRepository causes;

	CatalogueController(RootCauseRepository causes) {
		this.causes = causes;
	}

	/** All entries, retired ones too, by code. */
	@GetMapping
	Mono<List<RootCause>> rootCauses(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.causes.catalogue().collectList();
	}

	/**
	 * Makes an entry, names it anew, retires it or offers it again.
	 * @param ifMatch the revision that was seen; 0 for a new one
	 */
	@PutMapping("/{code}")
	Mono<ResponseEntity<RootCause>> keepRootCause(Caller caller, @PathVariable String code,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody NewRootCause wanted) {
		caller.requireOrganisation();
		long seen = Revision.seen(ifMatch);
		if (!code.matches(RootCause.CODE)) {
			throw Problems.invalid(new FieldFault("code", "invalid",
					"'code' must be up to 40 capital letters, digits and underscores, with a letter first."));
		}
		return this.causes.find(code)
			.map(RootCause::revision)
			.defaultIfEmpty(0L)
			.doOnNext((newest) -> Revision.check(seen, newest))
			.then(Mono
				.defer(() -> this.causes.save(code, wanted.plainNames(), Boolean.TRUE.equals(wanted.retired()), seen)))
			.doOnNext((saved) -> Revision.check(seen, saved ? seen : seen + 1))
			.then(Mono.defer(() -> this.causes.find(code)))
			.map((saved) -> ResponseEntity.ok().eTag(Revision.tag(saved.revision())).body(saved));
	}

}
