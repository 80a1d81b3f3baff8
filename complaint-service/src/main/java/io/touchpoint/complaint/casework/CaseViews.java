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
import io.touchpoint.complaint.site.Unit;
import io.touchpoint.complaint.site.Units;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
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

	private final Units units;

	private final Looks looks;

	private final SuggestionRepository suggestions;

	private final PostalRepository postals;

	private final Sights sights;

	private final SiteScopedTransaction transaction;

	private final Deadlines.Calendar calendar;

	private final CaseworkSettings settings;

	private final Clock clock;

	CaseViews(ComplaintRepository complaints, AnswerLinkQueries links, Sites sites, Units units, Looks looks,
			SuggestionRepository suggestions, PostalRepository postals, Sights sights,
			SiteScopedTransaction transaction, Deadlines.Calendar calendar, CaseworkSettings settings, Clock clock) {
		this.complaints = complaints;
		this.links = links;
		this.sites = sites;
		this.units = units;
		this.looks = looks;
		this.suggestions = suggestions;
		this.postals = postals;
		this.sights = sights;
		this.transaction = transaction;
		this.calendar = calendar;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * The case as whoever asks sees it, or a 404 problem if there is none in that scope.
	 */
	public Mono<CaseView> find(SiteScope scope, UUID id) {
		return whole(scope, id).zipWith(this.sights.now(), CaseView::as);
	}

	/**
	 * The same with what is hidden from whoever asks: to decide by, not to be shown.
	 */
	public Mono<CaseView> whole(SiteScope scope, UUID id) {
		Mono<CaseView> work = this.complaints.find(id)
			.flatMap((complaint) -> this.looks.at(complaint).then(view(complaint)));
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
				.flatMap((history) -> this.looks.at(complaint).then(reading.apply(complaint, history))));
		return this.transaction.run(scope, work).switchIfEmpty(Mono.error(() -> Problems.notFound("complaint")));
	}

	/**
	 * Whether a colleague for whom a fellow service asks may see a case; if so, and the
	 * case is restricted, that is a look at it. False if there is no such case.
	 * @param manages whether the colleague is one of the site's managers
	 */
	public Mono<Boolean> look(SiteScope scope, UUID id, String account, boolean manages) {
		return this.transaction.run(scope, this.complaints.find(id)
			.filter((complaint) -> complaint.restriction() == null || complaint.restriction().shows(account, manages))
			.flatMap((complaint) -> this.looks.at(complaint, account).thenReturn(true))
			.defaultIfEmpty(false));
	}

	private Mono<CaseView> view(Complaint complaint) {
		return Mono
			.zip(this.complaints.entries(complaint.id()).collectList(), this.sites.here(complaint.site()),
					origin(complaint), unit(complaint), suggestion(complaint), mergedInto(complaint), merged(complaint),
					unread(complaint))
			.zipWith(Mono.zip(known(complaint.id()), erasure(complaint)),
					(parts, more) -> CaseView.of(complaint, timeline(complaint, parts.getT1()), this.clock.instant(),
							this.calendar.at(parts.getT2()), parts.getT4().orElse(null), parts.getT3().orElse(null),
							parts.getT5().orElse(null), parts.getT6().orElse(null), partableUntil(complaint),
							parts.getT7(), parts.getT8().orElse(null), more.getT1().orElse(null),
							more.getT2().orElse(null)));
	}

	private Mono<Optional<Postal>> known(UUID complaint) {
		return this.postals.find(complaint).map(Optional::of).defaultIfEmpty(Optional.empty());
	}

	/**
	 * Where the customer of a case is written to by post, in the caller's transaction;
	 * empty if nobody wrote it down.
	 */
	public Mono<Postal> postal(UUID complaint) {
		return this.postals.find(complaint);
	}

	/** Whom our texts about a case go to, in the caller's transaction. */
	public Mono<Addressee> addressee(Complaint complaint) {
		return known(complaint.id()).map((postal) -> new Addressee(complaint.contact(), postal.orElse(null)));
	}

	private Mono<Optional<Instant>> unread(Complaint complaint) {
		return this.complaints.unreadSince(complaint.id()).map(Optional::of).defaultIfEmpty(Optional.empty());
	}

	private Mono<Optional<CaseView.Erasure>> erasure(Complaint complaint) {
		return this.complaints.erasure(complaint.id()).map(Optional::of).defaultIfEmpty(Optional.empty());
	}

	private Mono<Optional<CaseView.Related>> mergedInto(Complaint complaint) {
		Merge merge = complaint.merge();
		return (merge == null) ? Mono.just(Optional.empty())
				: this.complaints.find(merge.into())
					.map((stays) -> new CaseView.Related(stays.id(), stays.reference()))
					.defaultIfEmpty(new CaseView.Related(merge.into(), null))
					.map(Optional::of);
	}

	private @Nullable Instant partableUntil(Complaint complaint) {
		Merge merge = complaint.merge();
		return (merge != null) ? merge.at().plus(this.settings.undoMerge()) : null;
	}

	/** As far as the caller may see them. */
	private Mono<List<CaseView.MergedCase>> merged(Complaint complaint) {
		return this.complaints.mergedInto(complaint.id())
			.collectList()
			.flatMapIterable((all) -> all)
			.concatMap((one) -> this.looks.at(one)
				.then(Mono.zip(this.complaints.entries(one.id()).collectList(), known(one.id())))
				.map((parts) -> CaseView.MergedCase.of(one, complaint, timeline(one, parts.getT1()),
						parts.getT2().orElse(null))))
			.collectList();
	}

	private Mono<Optional<UUID>> origin(Complaint complaint) {
		return this.links.origin(complaint.id()).map(Optional::of).defaultIfEmpty(Optional.empty());
	}

	private Mono<Optional<Suggestion>> suggestion(Complaint complaint) {
		return this.suggestions.find(complaint.id()).map(Optional::of).defaultIfEmpty(Optional.empty());
	}

	/** A unit of which the directory has not told yet is called by its code. */
	private Mono<Optional<Unit>> unit(Complaint complaint) {
		String code = complaint.desk().unit();
		return (code == null) ? Mono.just(Optional.empty())
				: this.units.here(complaint.site(), code).defaultIfEmpty(new Unit(code, code, true)).map(Optional::of);
	}

	/** The receipt and the forwarding stand in the case and open its timeline. */
	private static List<Entry> timeline(Complaint complaint, List<Entry> entries) {
		List<Entry> timeline = new ArrayList<>();
		timeline.add(new Entry(complaint.times().receivedAt(), complaint.receivedBy(), null, Kind.RECEIVED, null, null,
				Status.RECEIVED.name(), true));
		Instant forwarded = complaint.times().forwardedAt();
		if (forwarded != null) {
			timeline.add(new Entry(forwarded, complaint.receivedBy(), null, Kind.FORWARDED, null, null, null, false));
		}
		timeline.addAll(entries);
		return List.copyOf(timeline);
	}

}
