package io.touchpoint.complaint.remedy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.CounterRemedies;
import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.NewComplaint.OnTheSpot;
import io.touchpoint.complaint.remedy.Grant.Days;
import io.touchpoint.complaint.remedy.GrantDecision.Accepted;
import io.touchpoint.complaint.remedy.GrantDecision.Rejected;
import io.touchpoint.complaint.remedy.Terms.Giver;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Carries out what is decided about remedies: their rows, the timeline of their case and
 * the events in one commit. Whoever gives, approves or declines one holds its case, so
 * that it is not resolved at the same moment.
 */
@Component
class Remedies implements CounterRemedies {

	private final GrantRepository grants;

	private final Casework casework;

	private final Sites sites;

	private final Outbox outbox;

	private final RemedySettings settings;

	private final Ids ids;

	private final Clock clock;

	Remedies(GrantRepository grants, Casework casework, Sites sites, Outbox outbox, RemedySettings settings, Ids ids,
			Clock clock) {
		this.grants = grants;
		this.casework = casework;
		this.sites = sites;
		this.outbox = outbox;
		this.settings = settings;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Gives a remedy or asks for it, once per key; its id.
	 * @param people who is told if it waits
	 */
	Mono<UUID> ask(UUID complaint, NewRemedy wanted, Caller by, List<String> people, @Nullable IntakeKey key) {
		return this.casework.holding(by.sites(), complaint,
				(held) -> again(key).switchIfEmpty(Mono.defer(() -> ask(held, wanted, by, people, key))));
	}

	/** Who wants to give something in a case, with what is left of their limit there. */
	Mono<Giver> giver(Caller by, UUID complaint, String site) {
		Terms terms = this.settings.at(site);
		return this.grants.givenAlone(complaint, terms.currency()).map(terms.giver(by)::after);
	}

	private Mono<UUID> ask(Complaint complaint, NewRemedy wanted, Caller by, List<String> people,
			@Nullable IntakeKey key) {
		Terms terms = this.settings.at(complaint.site());
		Instant now = this.clock.instant();
		return giver(by, complaint.id(), complaint.site())
			.flatMap((giver) -> days(complaint, now)
				.map((days) -> Grant.ask(this.ids.next(), complaint, wanted, giver, terms, days, now)))
			.flatMap((decision) -> keep(complaint, decision, "", people, (grant) -> this.grants.add(grant, key)))
			.map(Grant::id);
	}

	/**
	 * Decides about a remedy that waits.
	 * @param expected the revision that the caller saw
	 */
	Mono<Grant> rule(UUID complaint, UUID id, long expected, Caller by, Rule rule) {
		return this.casework.holding(by.sites(), complaint, (held) -> this.grants.take(complaint, id)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("remedy")))
			.flatMap((grant) -> (expected == grant.revision()) ? Mono.just(grant) : Mono.error(new StaleRemedy()))
			.map((grant) -> rule.decide(grant, held, this.settings.at(held.site()).giver(by), this.clock.instant()))
			.flatMap((decision) -> keep(held, decision, "", List.of(), this::save)));
	}

	private Mono<Void> save(Grant grant) {
		Ruling ruling = grant.ruling();
		return (ruling != null) ? this.grants.rule(grant, ruling) : Mono.empty();
	}

	/** A case that was asked for before has its remedy already. */
	@Override
	public Mono<Void> give(Complaint complaint, OnTheSpot settled, Caller by) {
		NewRemedy wanted = (settled.remedy() == null) ? null
				: new NewRemedy(settled.remedy(), settled.minor(), settled.purchasedOn(), null, null);
		if (wanted == null) {
			return nothingToPayFor(settled);
		}
		return this.grants.any(complaint.id())
			.filter((given) -> !given)
			.flatMap((fresh) -> giveAtOnce(complaint, wanted, by))
			.then();
	}

	private Mono<Grant> giveAtOnce(Complaint complaint, NewRemedy wanted, Caller by) {
		Terms terms = this.settings.at(complaint.site());
		Instant now = this.clock.instant();
		return days(complaint, now)
			.map((days) -> Grant.giveAtOnce(this.ids.next(), complaint, wanted, terms.giver(by), terms, days, now))
			.flatMap((decision) -> keep(complaint, decision, "onTheSpot.", List.of(),
					(grant) -> this.grants.add(grant, null)));
	}

	private static Mono<Void> nothingToPayFor(OnTheSpot settled) {
		return (settled.minor() == null && settled.purchasedOn() == null) ? Mono.empty()
				: Mono.error(GrantRejections.unnamed());
	}

	private Mono<UUID> again(@Nullable IntakeKey key) {
		return (key != null) ? this.grants.made(key) : Mono.empty();
	}

	private Mono<Days> days(Complaint complaint, Instant now) {
		return this.sites.here(complaint.site())
			.map((site) -> new Days(LocalDate.ofInstant(complaint.times().receivedAt(), site.zone()),
					LocalDate.ofInstant(now, site.zone())));
	}

	private Mono<Grant> keep(Complaint complaint, GrantDecision decision, String within, List<String> people,
			Keeping keeping) {
		return switch (decision) {
			case Rejected no -> Mono.error(GrantRejections.problem(no, within));
			case Accepted yes -> keeping.keep(yes.grant())
				.then(Mono.defer(() -> this.casework.write(complaint, List.of(GrantEntry.of(yes.grant())))))
				.then(Mono.defer(() -> this.outbox.append(List
					.of(GrantSnapshot.tell(yes.grant(), complaint, this.settings.at(complaint.site()), people)))))
				.thenReturn(yes.grant());
		};
	}

	/** What somebody decides about a remedy that waits. */
	@FunctionalInterface
	interface Rule {

		GrantDecision decide(Grant grant, Complaint complaint, Giver by, Instant now);

	}

	/** How the row is written. */
	@FunctionalInterface
	private interface Keeping {

		Mono<Void> keep(Grant grant);

	}

	/** Somebody else decided about the remedy in the meantime. */
	static final class StaleRemedy extends RuntimeException {

		private static final long serialVersionUID = 1L;

		StaleRemedy() {
			super("The remedy has another revision", null, false, false);
		}

	}

}
