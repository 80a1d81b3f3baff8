package io.touchpoint.complaint.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import io.touchpoint.complaint.casework.Entry.Kind;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Reads cases with their timelines.
 */
@Component
public class CaseViews {

	private final ComplaintRepository complaints;

	private final AnswerLinkQueries links;

	private final Sites sites;

	private final SiteScopedTransaction transaction;

	private final Deadlines.Calendar calendar;

	private final Clock clock;

	CaseViews(ComplaintRepository complaints, AnswerLinkQueries links, Sites sites, SiteScopedTransaction transaction,
			Deadlines.Calendar calendar, Clock clock) {
		this.complaints = complaints;
		this.links = links;
		this.sites = sites;
		this.transaction = transaction;
		this.calendar = calendar;
		this.clock = clock;
	}

	/**
	 * The case, or a 404 problem if there is none in that scope.
	 */
	public Mono<CaseView> find(SiteScope scope, UUID id) {
		Mono<CaseView> work = this.complaints.find(id).flatMap(this::view);
		return this.transaction.run(scope, work).switchIfEmpty(Mono.error(() -> Problems.notFound("complaint")));
	}

	/**
	 * Reads a case with its moves, in one transaction; a 404 problem if there is none in
	 * that scope.
	 */
	public <T> Mono<T> read(SiteScope scope, UUID id, BiFunction<Complaint, List<Stage>, Mono<T>> reading) {
		Mono<T> work = this.complaints.find(id)
			.flatMap((complaint) -> this.complaints.stages(id)
				.collectList()
				.flatMap((history) -> reading.apply(complaint, history)));
		return this.transaction.run(scope, work).switchIfEmpty(Mono.error(() -> Problems.notFound("complaint")));
	}

	private Mono<CaseView> view(Complaint complaint) {
		Mono<Optional<UUID>> origin = this.links.origin(complaint.id())
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty());
		return this.complaints.entries(complaint.id())
			.collectList()
			.flatMap((entries) -> this.sites.here(complaint.site())
				.flatMap((site) -> origin.map((response) -> CaseView.of(complaint, timeline(complaint, entries),
						this.clock.instant(), this.calendar.at(site), response.orElse(null)))));
	}

	/** The receipt and the forwarding stand in the case and open its timeline. */
	private static List<Entry> timeline(Complaint complaint, List<Entry> entries) {
		List<Entry> timeline = new ArrayList<>();
		timeline.add(new Entry(complaint.times().receivedAt(), complaint.receivedBy(), Kind.RECEIVED, null, null,
				Status.RECEIVED.name(), true));
		Instant forwarded = complaint.times().forwardedAt();
		if (forwarded != null) {
			timeline.add(new Entry(forwarded, complaint.receivedBy(), Kind.FORWARDED, null, null, null, false));
		}
		timeline.addAll(entries);
		return List.copyOf(timeline);
	}

}
