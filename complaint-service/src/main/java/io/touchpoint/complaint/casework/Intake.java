package io.touchpoint.complaint.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.complaint.casework.Decision.Rejected;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Takes complaints in, whatever way they come.
 */
@Component
public class Intake {

	/** As long ago a letter may have come. */
	private static final int MOST_YEARS = 10;

	private final Keeping keeping;

	private final ComplaintRepository complaints;

	private final IntakeKeyRepository keys;

	private final SuggestionRepository suggestions;

	private final Sites sites;

	private final Deadlines.Calendar calendar;

	private final SiteScopedTransaction transaction;

	private final Ids ids;

	private final Clock clock;

	Intake(Keeping keeping, ComplaintRepository complaints, IntakeKeyRepository keys, SuggestionRepository suggestions,
			Sites sites, Deadlines.Calendar calendar, SiteScopedTransaction transaction, Ids ids, Clock clock) {
		this.keeping = keeping;
		this.complaints = complaints;
		this.keys = keys;
		this.suggestions = suggestions;
		this.sites = sites;
		this.calendar = calendar;
		this.transaction = transaction;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Takes a complaint in, once per key.
	 * @param wanted what comes in, given the site
	 * @param also further rows of the same transaction, written for a repetition too
	 */
	public Mono<Complaint> receive(String site, Function<Site, NewCase> wanted, Actor by, @Nullable IntakeKey key,
			Function<Complaint, Mono<Void>> also) {
		UUID id = this.ids.next();
		Mono<Accepted> fresh = begin(id, site, wanted, by).flatMap((receipt) -> this.keeping.begin(receipt, also)
			.then(suggest(receipt.complaint(), by))
			.thenReturn(receipt));
		Mono<Accepted> once = (key == null) ? fresh : this.keys.claim(key, id, site, this.clock.instant())
			.flatMap((mine) -> mine ? fresh : again(key, also));
		return this.transaction.run(SiteScope.of(site), once).doOnNext(this.keeping::count).map(Accepted::complaint);
	}

	/** A customer says how bad it was, not how severe: their words suggest it. */
	private Mono<Void> suggest(Complaint complaint, Actor by) {
		Matter matter = complaint.matter();
		Suggestion suggestion = by.equals(Actor.CUSTOMER)
				? Suggestion.of(matter.subject() + "\n" + matter.description()) : null;
		return (suggestion == null) ? Mono.empty() : this.suggestions.add(complaint, suggestion);
	}

	private Mono<Accepted> begin(UUID id, String code, Function<Site, NewCase> wanted, Actor by) {
		return this.sites.here(code)
			.switchIfEmpty(Mono.error(
					() -> Problems.invalid(new FieldFault("site", "unknown-site", "There is no site '" + code + "'."))))
			.zipWhen((site) -> this.complaints.nextNumber(),
					(site, number) -> begin(id, wanted.apply(site), by, site, number));
	}

	private Accepted begin(UUID id, NewCase wanted, Actor by, Site site, long number) {
		Instant now = this.clock.instant();
		Deadlines deadlines = this.calendar.at(site);
		Accepted receipt = Complaint.receive(id, site.code(), Reference.of(now, site.zone(), number), wanted.matter(),
				wanted.contact(), by, received(wanted, site, now), now, false, deadlines);
		Accepted owned = receipt.then(receipt.complaint().hand(wanted.desk(), null, by, now));
		if (wanted.onTheSpot() == null) {
			return owned;
		}
		return switch (Complaint.settleOnTheSpot(owned, wanted.onTheSpot(), by, now, deadlines)) {
			case Accepted settled -> settled;
			case Rejected no -> throw Rejections.problem(no);
		};
	}

	/** The beginning of an earlier day, since nobody knows the hour of its post. */
	private static Instant received(NewCase wanted, Site site, Instant now) {
		LocalDate on = wanted.receivedOn();
		LocalDate today = LocalDate.ofInstant(now, site.zone());
		if (on == null || on.equals(today)) {
			return now;
		}
		if (on.isAfter(today) || on.isBefore(today.minusYears(MOST_YEARS))) {
			throw Problems.invalid(new FieldFault("receivedOn", "out-of-range",
					"'receivedOn' must not be in the future or over " + MOST_YEARS + " years ago."));
		}
		return on.atStartOfDay(site.zone()).toInstant();
	}

	private Mono<Accepted> again(IntakeKey key, Function<Complaint, Mono<Void>> also) {
		return this.keys.made(key)
			.flatMap(this.complaints::find)
			// The case may be for few eyes by now
			.switchIfEmpty(Mono.error(Casework::noSuchCase))
			.flatMap((complaint) -> also.apply(complaint).thenReturn(new Accepted(complaint, List.of())));
	}

}
