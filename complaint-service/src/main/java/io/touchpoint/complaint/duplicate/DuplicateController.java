package io.touchpoint.complaint.duplicate;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Looks;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells which other cases may be the same matter. It decides nothing: a person merges
 * them.
 */
@RestController
class DuplicateController {

	private final CaseViews views;

	private final DuplicateQueries queries;

	private final Looks looks;

	private final DuplicateSettings settings;

	DuplicateController(CaseViews views, DuplicateQueries queries, Looks looks, DuplicateSettings settings) {
		this.views = views;
		this.queries = queries;
		this.looks = looks;
		this.settings = settings;
	}

	/** The likeliest first; none of a case that is merged already. */
	@GetMapping("/api/complaints/{id}/duplicates")
	Mono<List<Duplicate>> duplicates(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.views.read(caller.sites(), id,
				(complaint, history) -> (complaint.merge() != null) ? Mono.just(List.<Duplicate>of())
						: this.queries.candidates(complaint, this.settings.window())
							.collectList()
							.flatMap((candidates) -> seen(candidates, complaint)));
	}

	/** Whoever reads of a restricted case looks at it. */
	private Mono<List<Duplicate>> seen(List<Candidate> candidates, Complaint complaint) {
		List<Duplicate> duplicates = Duplicate.among(candidates, complaint, this.settings);
		Set<UUID> shown = duplicates.stream().map(Duplicate::id).collect(Collectors.toSet());
		List<Looks.Seen> restricted = candidates.stream()
			.filter((candidate) -> candidate.restricted() && shown.contains(candidate.id()))
			.map((candidate) -> new Looks.Seen(complaint.site(), candidate.id()))
			.toList();
		return this.looks.at(restricted).thenReturn(duplicates);
	}

}
