package io.touchpoint.complaint.casework;

import java.util.UUID;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.Revision;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What staff say of cases that are one matter.
 */
@RestController
@RequestMapping("/api/complaints")
class MergeController {

	private final Merging merging;

	private final CaseAnswers answers;

	MergeController(Merging merging, CaseAnswers answers) {
		this.merging = merging;
		this.answers = answers;
	}

	/** Merges the case into another one, which stays. */
	@PostMapping("/{id}/merge")
	Mono<ResponseEntity<CaseView>> merge(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody MergeRequest request) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.answers.after(caller, id, this.merging.merge(caller.sites(), id, Revision.seen(ifMatch),
				request.into(), request.intoRevision(), Actor.of(caller)));
	}

	/** Takes a merge back. */
	@PostMapping("/{id}/parting")
	Mono<ResponseEntity<CaseView>> part(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.answers.after(caller, id,
				this.merging.part(caller.sites(), id, Revision.seen(ifMatch), Actor.of(caller)));
	}

	/**
	 * Which case stays.
	 *
	 * @param intoRevision its revision as the caller saw it
	 */
	record MergeRequest(@NotNull UUID into, @NotNull @Min(1) Long intoRevision) {
	}

}
