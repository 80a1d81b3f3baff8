package io.touchpoint.feedback.invitation;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.touchpoint.feedback.customertype.TypeBook;
import io.touchpoint.feedback.customertype.TypeRules;
import io.touchpoint.feedback.intake.Tickets;
import io.touchpoint.feedback.invitation.InvitationRepository.Row;
import io.touchpoint.feedback.invitation.InvitationRepository.Times;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Invites customers: never without their consent, at most once in the time of rest, and
 * each invitation is answered at most once.
 */
@Component
public class Invitations implements Tickets {

	/** Most of one lane in one transaction. */
	private static final int BLOCK = 200;

	private final SecureRandom random = new SecureRandom();

	private final InvitationRepository repository;

	private final TokenRepository tokens;

	private final InvitationQueries queries;

	private final Outbox outbox;

	private final SiteScopedTransaction transaction;

	private final InvitationProperties properties;

	private final InvitationRuleRepository rules;

	private final TypeBook types;

	private final Ids ids;

	private final Clock clock;

	Invitations(InvitationRepository repository, TokenRepository tokens, InvitationQueries queries, Outbox outbox,
			SiteScopedTransaction transaction, InvitationProperties properties, InvitationRuleRepository rules,
			TypeBook types, Ids ids, Clock clock) {
		this.repository = repository;
		this.tokens = tokens;
		this.queries = queries;
		this.outbox = outbox;
		this.transaction = transaction;
		this.properties = properties;
		this.rules = rules;
		this.types = types;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * The rules that hold now, to invite customers who came by. They belong to no site,
	 * so they are read in the caller's transaction, if there is one.
	 */
	public Mono<AfterVisits> afterVisits() {
		return this.rules.current()
			.flatMap((rules) -> this.types.current().map((types) -> new AfterVisits(this, rules, types)));
	}

	Mono<Void> afterVisit(UUID customer, String site, boolean first, InvitationRules rules,
			Map<CustomerType, TypeRules> types) {
		Instant now = this.clock.instant();
		Instant due = first ? now : now.plus(rules.delay());
		return this.queries.candidate(customer, site).flatMap((candidate) -> {
			Duration rest = Objects.requireNonNull(types.get(candidate.type())).rest();
			return (Hindrance.of(candidate, due, rest) != null) ? Mono.<Void>empty()
					: this.repository.insert(List.of(row(candidate, rest)), first ? Cause.FIRST_VISIT : Cause.VISIT,
							first ? InvitationState.INVITED : InvitationState.PLANNED, Times.of(due, rules), "", now)
						.then();
		});
	}

	/**
	 * Ends what is open of customers who left or are not written to any more, in the
	 * caller's transaction.
	 */
	public Mono<Void> cancelOpen(Collection<UUID> customers) {
		return this.repository.cancelOpen(customers);
	}

	/** The same of one site alone; what others plan stays. */
	public Mono<Void> cancelOpen(Collection<UUID> customers, String site) {
		return this.repository.cancelOpen(customers, site);
	}

	/**
	 * The time of rest of two who are one, in the caller's transaction: what is planned
	 * for either so soon after an invitation of the other is not sent.
	 */
	public Mono<Void> restTogether(UUID kept, UUID merged, CustomerType type) {
		return this.types.current()
			.map((rules) -> Objects.requireNonNull(rules.get(type)).rest())
			.flatMap((rest) -> this.repository.endDoubles(kept, rest))
			.then(Mono.defer(() -> this.repository.restAfterLatest(List.of(kept, merged))));
	}

	/**
	 * The time of rest of two who are no longer one, in the caller's transaction: each
	 * rests after their own invitations.
	 */
	public Mono<Void> restApart(UUID kept, UUID merged) {
		return this.repository.restAfterLatest(List.of(kept, merged));
	}

	/** What would come of a plan. */
	Mono<Plan> look(SiteScope scope, InvitationWish wanted) {
		Instant now = this.clock.instant();
		Instant due = (wanted.dueAt() != null && wanted.dueAt().isAfter(now)) ? wanted.dueAt() : now;
		return this.transaction.run(SiteScope.allSites(),
				this.types.current()
					.flatMap((rules) -> this.queries.candidates(scope, wanted)
						.reduceWith(() -> new Plan(due, rests(rules), this.properties.most()), Plan::consider)));
	}

	/**
	 * Carries a plan out. Whom somebody else invites meanwhile is left out: the database
	 * decides.
	 */
	Mono<Plan.InvitationOutlook> plan(SiteScope scope, InvitationWish wanted, String by) {
		return this.rules.current().flatMap((rules) -> look(scope, wanted).flatMap((plan) -> plan(plan, rules, by)));
	}

	private Mono<Plan.InvitationOutlook> plan(Plan plan, InvitationRules rules, String by) {
		Plan.InvitationOutlook outlook = plan.outlook(0);
		Times times = Times.of(outlook.dueAt(), rules);
		return Flux.fromIterable(plan.invited())
			.map((candidate) -> row(candidate, plan.restOf(candidate)))
			.buffer(BLOCK)
			.concatMap((rows) -> this.transaction.run(SiteScope.allSites(),
					this.repository.insert(rows, Cause.PLANNED, InvitationState.PLANNED, times, by,
							this.clock.instant())))
			.map(Set::size)
			.reduce(0, Integer::sum)
			.map(plan::outlook);
	}

	private static Map<CustomerType, Duration> rests(Map<CustomerType, TypeRules> rules) {
		return rules.values().stream().collect(Collectors.toMap(TypeRules::customerType, TypeRules::rest));
	}

	private Row row(Candidate candidate, Duration rest) {
		return new Row(this.ids.next(), candidate.site(), candidate.customer(), String.valueOf(candidate.survey()),
				rest);
	}

	/**
	 * Tells of what is due: invitations, reminders, and those that nobody answered in
	 * time. Two instances that do it at once share the work.
	 * @return how many were told of
	 */
	Mono<Integer> tellDue() {
		Instant now = this.clock.instant();
		return this.rules.current()
			.flatMapMany((rules) -> this.transaction.list(SiteScope.allSites(), this.repository.lanes(now))
				.collectList()
				.flatMapMany(Flux::fromIterable)
				.concatMap((lane) -> tell(lane, now, rules)))
			.reduce(0, Integer::sum)
			.flatMap(
					(told) -> this.transaction.run(SiteScope.allSites(), this.repository.expire(now)).thenReturn(told));
	}

	private Mono<Integer> tell(int lane, Instant now, InvitationRules rules) {
		Mono<List<NewEvent>> events = Flux
			.concat(this.repository.invite(lane, now, rules, BLOCK)
				.map((told) -> InvitationDue.of(InvitationDue.DUE, told, now)),
					this.repository.remind(lane, now, BLOCK)
						.map((told) -> InvitationDue.of(InvitationDue.REMINDER, told, now)))
			.collectList();
		return this.transaction
			.run(SiteScope.allSites(), events.flatMap((list) -> this.outbox.append(list).thenReturn(list.size())))
			.expand((size) -> (size >= BLOCK) ? tell(lane, now, rules) : Mono.empty())
			.reduce(0, Integer::sum);
	}

	/** A fresh secret for a mail about the invitation, in the caller's transaction. */
	Mono<InvitationToken> token(UUID invitation, String site) {
		InvitationToken token = InvitationToken.next(this.random);
		return this.tokens.keep(token, invitation, site, this.clock.instant()).thenReturn(token);
	}

	@Override
	public Mono<Ticket> find(String token) {
		return InvitationToken.isOne(token) ? this.transaction.run(SiteScope.allSites(),
				this.tokens.ticket(new InvitationToken(token), this.clock.instant())) : Mono.empty();
	}

	@Override
	public Mono<Ticket> once(String token) {
		return InvitationToken.isOne(token)
				? this.transaction.run(SiteScope.allSites(), this.tokens.onceTicket(new InvitationToken(token)))
				: Mono.empty();
	}

	@Override
	public Mono<Set<UUID>> use(Collection<Shown> shown) {
		return this.repository.use(shown, this.clock.instant());
	}

	/** Stops all mail to whom a secret was sent. Whether it was ours is not told. */
	Mono<Void> optOut(String token) {
		return InvitationToken.isOne(token)
				? this.transaction.run(SiteScope.allSites(),
						this.tokens.customerOf(new InvitationToken(token))
							.flatMap((customer) -> this.repository.optOut(customer, this.clock.instant())))
				: Mono.empty();
	}

}
