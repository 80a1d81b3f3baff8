package io.touchpoint.complaint.contactplan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Colleagues;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.contactplan.ContactPlan.Ending;
import io.touchpoint.complaint.contactplan.ContactPlan.Terms;
import io.touchpoint.complaint.letter.Letters;
import io.touchpoint.complaint.letter.PlanLetter;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Carries out what managers decide about people who write very often. Each decision is
 * the row, a line of the case and, where something holds from now on, the letter that
 * tells the customer, in one commit.
 */
@Component
class ContactPlans {

	private static final Logger logger = LoggerFactory.getLogger(ContactPlans.class);

	private final ContactPlanRepository plans;

	private final Casework casework;

	private final Colleagues colleagues;

	private final Letters letters;

	private final Sites sites;

	private final SiteScopedTransaction transaction;

	private final ContactPlanSettings settings;

	private final Ids ids;

	private final Clock clock;

	ContactPlans(ContactPlanRepository plans, Casework casework, Colleagues colleagues, Letters letters, Sites sites,
			SiteScopedTransaction transaction, ContactPlanSettings settings, Ids ids, Clock clock) {
		this.plans = plans;
		this.casework = casework;
		this.colleagues = colleagues;
		this.letters = letters;
		this.sites = sites;
		this.transaction = transaction;
		this.settings = settings;
		this.ids = ids;
		this.clock = clock;
	}

	/** The contact as plans know it: the address in small letters. */
	static String key(Contact contact) {
		return contact.email().toLowerCase(Locale.ROOT);
	}

	/**
	 * Decides how we stay in contact, and tells the customer, once per key.
	 * @param site of the case
	 * @return the plan's id; a 400 problem about person, day or letter, 409 no-contact or
	 * plan-exists
	 */
	Mono<UUID> decide(Caller caller, UUID complaint, String site, NewContactPlan wanted, IntakeKey key) {
		return this.colleagues.owner("person", wanted.person(), site)
			.map((person) -> person.orElseThrow(() -> Problems
				.invalid(new FieldFault("person", "missing", "'person' must name who answers the customer."))))
			.zipWith(checked(site, wanted.reviewOn()), (person, day) -> new Terms(person, wanted.replyEvery(), day))
			.flatMap((terms) -> {
				UUID id = this.ids.next();
				return this.casework.once(caller.sites(), key, id, site,
						this.casework
							.holding(caller.sites(), complaint,
									(held) -> make(caller, held, id, wanted, terms).thenReturn(held))
							.then());
			});
	}

	private Mono<Void> make(Caller caller, Complaint held, UUID id, NewContactPlan wanted, Terms terms) {
		ContactPlan plan = plan(caller, held, id, PlanState.ACTIVE, wanted.reason(), terms);
		NewContactPlan.Words words = wanted.letter();
		PlanLetter letter = new PlanLetter(words.channel(), words.text(), words.language(), words.recipient(),
				terms.person().name(), terms.replyEvery(), terms.reviewOn());
		return add(plan)
			.then(Mono.defer(
					() -> this.letters.tellOfPlan(caller, held.id(), letter, IntakeKey.of("plan", id.toString(), ""))))
			.flatMap((told) -> this.plans.save(plan.told(told)))
			.then(Mono.defer(() -> line(held, Actor.of(caller), plan, plan.reason())));
	}

	/** Says no to a proposal: nothing changes for the customer. */
	Mono<UUID> decline(Caller caller, UUID complaint, String reason) {
		UUID id = this.ids.next();
		return this.casework.holding(caller.sites(), complaint, (held) -> {
			ContactPlan no = plan(caller, held, id, PlanState.DECLINED, reason, null);
			return add(no).then(Mono.defer(() -> line(held, Actor.of(caller), no, reason))).thenReturn(id);
		});
	}

	/**
	 * Looks at a plan again.
	 * @param complaint the case at which it was decided
	 * @param expected the revision that the caller saw
	 */
	Mono<Void> review(Caller caller, UUID complaint, UUID id, String site, PlanReview review, long expected) {
		LocalDate day = review.reviewOn();
		boolean ends = review.outcome() == PlanReview.Outcome.END;
		if (ends == (day != null)) {
			return Mono.error(Problems.invalid(new FieldFault("reviewOn", ends ? "not-allowed" : "missing",
					ends ? "A plan that ends has no day." : "'reviewOn' must say by when it is looked at again.")));
		}
		return ((day != null) ? checked(site, day) : Mono.just(LocalDate.EPOCH))
			.flatMap((checked) -> this.casework.holding(caller.sites(), complaint,
					(held) -> active(id, expected).map((plan) -> reviewed(plan, caller, review, checked))
						.flatMap((plan) -> this.plans.save(plan)
							.then(Mono.defer(() -> line(held, Actor.of(caller), plan, review.reason())))
							.thenReturn(plan))))
			.then();
	}

	private Mono<ContactPlan> active(UUID id, long expected) {
		return this.plans.take(id).switchIfEmpty(Mono.error(() -> Problems.notFound("contact plan"))).map((plan) -> {
			Revision.check(expected, plan.revision());
			if (plan.state() != PlanState.ACTIVE) {
				throw Problems.conflict("not-active", "This plan holds no more: it is " + plan.state() + ".");
			}
			return plan;
		});
	}

	private ContactPlan reviewed(ContactPlan plan, Caller caller, PlanReview review, LocalDate day) {
		Terms terms = plan.terms();
		Integer every = review.replyEvery();
		return (review.outcome() == PlanReview.Outcome.END || terms == null)
				? plan.end(PlanState.ENDED, new Ending(this.clock.instant(), caller.name(), review.reason()))
				: plan.goOn(review.reason(),
						new Terms(terms.person(), (every != null) ? every : terms.replyEvery(), day));
	}

	/** Ends what nobody looked at again; one that fails keeps no other one up. */
	Mono<Void> sweep() {
		return this.transaction
			.list(SiteScope.allSites(), this.plans.lapsed(this.clock.instant(), this.settings.sweepBatch()))
			.collectList()
			.flatMapIterable((plans) -> plans)
			.concatMap((plan) -> lapse(plan).onErrorResume((ex) -> later(plan, ex)))
			.then();
	}

	private Mono<Void> lapse(ContactPlan seen) {
		return this.casework.holding(SiteScope.of(seen.site()), seen.complaint(), (held) -> this.plans.take(seen.id())
			.filter((plan) -> plan.state() == PlanState.ACTIVE && plan.revision() == seen.revision())
			.map((plan) -> plan.end(PlanState.LAPSED, new Ending(this.clock.instant(), Actor.CLOCK.name(), null)))
			.flatMap((plan) -> this.plans.save(plan).then(Mono.defer(() -> line(held, Actor.CLOCK, plan, null)))));
	}

	private static Mono<Void> later(ContactPlan plan, Throwable why) {
		logger.warn("The contact plan {} could not lapse yet: {}", plan.id(), why.toString());
		return Mono.empty();
	}

	private ContactPlan plan(Caller caller, Complaint held, UUID id, PlanState state, String reason,
			@Nullable Terms terms) {
		Contact contact = held.contact();
		if (contact == null) {
			throw Problems.conflict("no-contact", "Nobody knows whose case this is: it has no address.");
		}
		return new ContactPlan(id, held.id(), held.site(), key(contact),
				held.matter().customerType() == CustomerType.COLLEAGUE, 1, state, reason, terms, null,
				this.clock.instant(), new Person(caller.id(), caller.name()), null);
	}

	private Mono<Void> add(ContactPlan plan) {
		return this.plans.add(plan)
			.filter((added) -> added)
			.switchIfEmpty(Mono.error(() -> Problems.conflict("plan-exists", "There is a plan for this contact.")))
			.then();
	}

	private Mono<LocalDate> checked(String site, LocalDate reviewOn) {
		return this.sites.find(site).map((found) -> {
			LocalDate today = LocalDate.ofInstant(this.clock.instant(), found.zone());
			String fault = ContactPlan.reviewFault(reviewOn, today, this.settings.longest());
			if (fault != null) {
				throw Problems.invalid(new FieldFault("reviewOn", "out-of-range", fault));
			}
			return reviewOn;
		});
	}

	/** What the timeline of the case tells, and with it the audit log. */
	private Mono<Void> line(Complaint held, Actor by, ContactPlan plan, @Nullable String reason) {
		Terms terms = plan.terms();
		Instant now = this.clock.instant();
		String until = (plan.state() == PlanState.ACTIVE && terms != null) ? terms.reviewOn().toString() : null;
		return this.casework.write(held,
				List.of(Entry.by(by, now, Entry.Kind.CONTACT_PLAN, reason, until, plan.state().name(), false)));
	}

}
