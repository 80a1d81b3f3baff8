package io.touchpoint.complaint.contactplan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

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
import io.touchpoint.complaint.letter.ReadyLetter;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
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
		return this.casework.made(caller.sites(), key)
			.switchIfEmpty(Mono.defer(() -> fresh(caller, complaint, site, wanted, key)));
	}

	private Mono<UUID> fresh(Caller caller, UUID complaint, String site, NewContactPlan wanted, IntakeKey key) {
		return this.colleagues.owner("person", wanted.person(), site)
			.map((person) -> person.orElseThrow(() -> Problems
				.invalid(new FieldFault("person", "missing", "'person' must name who answers the customer."))))
			.zipWith(checked(site, wanted.reviewOn()), (person, day) -> new Terms(person, wanted.replyEvery(), day))
			.flatMap((terms) -> this.letters.ofPlan(caller, complaint, letter(wanted.letter(), terms))
				.flatMap((letter) -> once(caller, complaint, site, this.ids.next(), key,
						(held, id) -> make(caller, held, id, wanted, terms, letter))));
	}

	private static PlanLetter letter(NewContactPlan.Words words, Terms terms) {
		return new PlanLetter(words.channel(), words.text(), words.language(), words.recipient(), terms.person().name(),
				terms.replyEvery(), terms.reviewOn());
	}

	/** Does something with the case held, once per key. */
	private Mono<UUID> once(Caller caller, UUID complaint, String site, UUID id, IntakeKey key,
			BiFunction<Complaint, UUID, Mono<Void>> work) {
		return this.casework.once(caller.sites(), key, id, site,
				this.casework.holding(caller.sites(), complaint, (held) -> work.apply(held, id)));
	}

	private Mono<Void> make(Caller caller, Complaint held, UUID id, NewContactPlan wanted, Terms terms,
			ReadyLetter letter) {
		ContactPlan plan = plan(caller, held, id, PlanState.ACTIVE, wanted.reason(), terms);
		return add(plan).then(Mono.defer(() -> this.letters.send(caller, letter)))
			.flatMap((told) -> this.plans.save(plan.told(told)))
			.then(Mono.defer(() -> line(held, Actor.of(caller), plan, plan.reason())));
	}

	/**
	 * Says no to a proposal, once per key: nothing changes for the customer.
	 * @param site of the case
	 * @return the id of what was decided; a 409 problem no-contact, plan-exists or
	 * already-declined
	 */
	Mono<UUID> decline(Caller caller, UUID complaint, String site, String reason, IntakeKey key) {
		return once(caller, complaint, site, this.ids.next(), key, (held, id) -> {
			ContactPlan no = plan(caller, held, id, PlanState.DECLINED, reason, null);
			return undecided(no).then(Mono.defer(() -> add(no)))
				.then(Mono.defer(() -> line(held, Actor.of(caller), no, reason)));
		});
	}

	/**
	 * Looks at a plan again, once per key; another rhythm is told to the customer by the
	 * way in which they were told of the plan.
	 * @param seen the plan as it stands
	 * @param expected the revision that the caller saw
	 * @return the plan's id; a 400 problem about the day, 409 not-active, or 412 saying
	 * how it stands
	 */
	Mono<UUID> review(Caller caller, ContactPlan seen, PlanReview review, long expected, IntakeKey key) {
		LocalDate day = review.reviewOn();
		boolean ends = review.outcome() == PlanReview.Outcome.END;
		if (ends == (day != null)) {
			return Mono.error(Problems.invalid(new FieldFault("reviewOn", ends ? "not-allowed" : "missing",
					ends ? "A plan that ends has no day." : "'reviewOn' must say by when it is looked at again.")));
		}
		return this.casework.made(caller.sites(), key)
			.switchIfEmpty(Mono.defer(() -> looked(caller, seen, review, expected, key)));
	}

	private Mono<UUID> looked(Caller caller, ContactPlan seen, PlanReview review, long expected, IntakeKey key) {
		LocalDate day = review.reviewOn();
		return ((day != null) ? checked(seen.site(), day) : Mono.just(LocalDate.EPOCH))
			.flatMap((checked) -> retold(caller, seen, reviewed(seen, caller, review, checked))
				.flatMap((letter) -> once(caller, seen.complaint(), seen.site(), seen.id(), key,
						(held, id) -> active(id, expected).map((plan) -> reviewed(plan, caller, review, checked))
							.flatMap((plan) -> told(caller, plan, letter))
							.flatMap((plan) -> this.plans.save(plan)
								.then(Mono.defer(() -> line(held, Actor.of(caller), plan, review.reason())))))));
	}

	private Mono<ContactPlan> told(Caller caller, ContactPlan plan, Optional<ReadyLetter> letter) {
		return letter.map((ready) -> this.letters.send(caller, ready).map(plan::told)).orElse(Mono.just(plan));
	}

	/** What the customer reads of another rhythm; nothing if it is the same. */
	private Mono<Optional<ReadyLetter>> retold(Caller caller, ContactPlan before, ContactPlan after) {
		Terms terms = after.terms();
		UUID told = before.letter();
		return (terms == null || told == null || !before.changesRhythm(after)) ? Mono.just(Optional.empty())
				: this.letters
					.ofChangedPlan(caller, before.complaint(), told, terms.person().name(), terms.replyEvery(),
							terms.reviewOn())
					.map(Optional::of)
					.defaultIfEmpty(Optional.empty());
	}

	private Mono<ContactPlan> active(UUID id, long expected) {
		return this.plans.take(id).switchIfEmpty(Mono.error(() -> Problems.notFound("contact plan"))).map((plan) -> {
			if (plan.state() != PlanState.ACTIVE) {
				throw Problems.conflict("not-active", "This plan holds no more: " + plan.standing());
			}
			if (plan.revision() != expected) {
				throw Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
						"This plan was changed in the meantime: " + plan.standing());
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
			.switchIfEmpty(Mono.defer(() -> undecided(plan))
				.then(Mono.error(() -> Problems.conflict("plan-exists", "There is a plan for this contact."))))
			.then();
	}

	/**
	 * A 409 problem that says how it stands if somebody decided of the contact before.
	 */
	private Mono<Void> undecided(ContactPlan wanted) {
		return this.plans.decided(wanted, this.clock.instant().minus(this.settings.restAfterNo()))
			.flatMap((plan) -> Mono
				.error(Problems.conflict((plan.state() == PlanState.ACTIVE) ? "plan-exists" : "already-declined",
						"There is a decision about this contact: " + plan.standing())));
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
