package io.touchpoint.complaint.duplicate;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Looks;
import io.touchpoint.complaint.casework.Sight;
import io.touchpoint.complaint.casework.Sights;
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

	private final Sights sights;

	private final DuplicateSettings settings;

	DuplicateController(CaseViews views, DuplicateQueries queries, Looks looks, Sights sights,
			DuplicateSettings settings) {
		this.views = views;
		this.queries = queries;
		this.looks = looks;
		this.sights = sights;
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
							.flatMap((candidates) -> seen(candidates, complaint, this.sights.of(caller))));
	}

	/** Whoever reads of a restricted case looks at it. */
	private Mono<List<Duplicate>> seen(List<Candidate> candidates, Complaint complaint, Sight sight) {
		List<Duplicate> duplicates = Duplicate.among(candidates, complaint, this.settings, sight);
		Set<UUID> shown = duplicates.stream().map(Duplicate::id).collect(Collectors.toSet());
		Set<UUID> restricted = candidates.stream()
			.filter((candidate) -> candidate.restricted() && shown.contains(candidate.id()))
			.map(Candidate::id)
			.collect(Collectors.toSet());
		return this.looks.at(restricted.stream().map((id) -> new Looks.Seen(complaint.site(), id)).toList())
			.thenReturn(duplicates.stream().map((one) -> one.as(sight, restricted.contains(one.id()))).toList());
	}

}
