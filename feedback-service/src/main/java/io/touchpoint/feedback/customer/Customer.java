package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.security.SiteScope;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the register knows them, and what becomes of them. Pure.
 *
 * @param sites where they were met
 * @param email as they gave it
 * @param phone in international form
 * @param consent that they may be written to; null if not
 * @param optedOutAt when they last said no
 * @param referredBy who sent them
 * @param visits how often they came
 * @param revision rises with every change
 */
record Customer(UUID id, List<String> sites, CustomerType type, CustomerKind kind, CustomerState state,
		@Nullable String name, @Nullable String email, @Nullable String phone, @Nullable String language,
		@Nullable Consent consent, @Nullable Instant optedOutAt, @Nullable UUID referredBy, int visits,
		@Nullable Instant lastSeenAt, @Nullable UUID mergedInto, @Nullable Instant erasedAt, long revision,
		Instant createdAt) {

	Customer {
		sites = List.copyOf(sites);
	}

	/** A customer who is entered for the first time. */
	static Customer entered(UUID id, Person person, CustomerState state, @Nullable UUID referredBy, Instant now) {
		return new Customer(id, List.of(person.site()), person.type(), person.kind(), state, person.name(),
				person.email(), person.phone(), person.language(), person.consent(), null, referredBy, 0, null, null,
				null, 1, now);
	}

	/**
	 * Whether somebody sees every site where the customer was met. Who does not shares
	 * the customer with others, and neither sees nor changes what those stored.
	 */
	boolean isWithin(SiteScope scope) {
		return this.sites.stream().allMatch(scope::covers);
	}

	/**
	 * The customer who was met at this site too, and about whom nothing else is told.
	 */
	Customer metAt(String site, @Nullable UUID referrer) {
		List<String> met = this.sites.contains(site) ? this.sites
				: Stream.concat(this.sites.stream(), Stream.of(site)).toList();
		UUID sentBy = (this.referredBy == null && !this.id.equals(referrer)) ? referrer : this.referredBy;
		return new Customer(this.id, met, this.type, this.kind, this.state, this.name, this.email, this.phone,
				this.language, this.consent, this.optedOutAt, sentBy, this.visits, this.lastSeenAt, this.mergedInto,
				this.erasedAt, this.revision + 1, this.createdAt);
	}

	/**
	 * What is told of a customer who is known fills what was unknown; what is known
	 * stays, because staff may have corrected it.
	 */
	Customer told(Person person, @Nullable UUID referrer) {
		Customer met = metAt(person.site(), referrer);
		return new Customer(met.id, met.sites, met.type, met.kind, met.state, known(met.name, person.name()),
				known(met.email, person.email()), known(met.phone, person.phone()),
				known(met.language, person.language()), Consent.counting(met.consent, person.consent(), met.optedOutAt),
				met.optedOutAt, met.referredBy, met.visits, met.lastSeenAt, met.mergedInto, met.erasedAt, met.revision,
				met.createdAt);
	}

	/**
	 * The customer after a visit. One that is told late counts, but brings nobody back
	 * who has lapsed since.
	 */
	Customer visited(Instant at, boolean referred) {
		boolean late = this.lastSeenAt != null && at.isBefore(this.lastSeenAt);
		CustomerState after = (late && this.state == CustomerState.LAPSED) ? this.state
				: this.state.afterVisit(this.visits == 0, referred);
		return new Customer(this.id, this.sites, this.type, this.kind, after, this.name, this.email, this.phone,
				this.language, this.consent, this.optedOutAt, this.referredBy, this.visits + 1,
				late ? this.lastSeenAt : at, this.mergedInto, this.erasedAt, this.revision, this.createdAt);
	}

	/** The customer as somebody corrected them. */
	Customer corrected(Person person, CustomerState newState) {
		return new Customer(this.id, this.sites, person.type(), person.kind(), newState, person.name(), person.email(),
				person.phone(), person.language(), this.consent, this.optedOutAt, this.referredBy, this.visits,
				this.lastSeenAt, this.mergedInto, this.erasedAt, this.revision + 1, this.createdAt);
	}

	/** The customer who agrees to be written to, or no longer does. */
	Customer agreeing(@Nullable Consent given, Instant now) {
		return new Customer(this.id, this.sites, this.type, this.kind, this.state, this.name, this.email, this.phone,
				this.language, given, (given == null) ? now : this.optedOutAt, this.referredBy, this.visits,
				this.lastSeenAt, this.mergedInto, this.erasedAt, this.revision + 1, this.createdAt);
	}

	/**
	 * The customer after another entry of the same person was put into theirs: the latest
	 * word of both on mail to them counts.
	 */
	Customer agreeingWith(Customer merged) {
		Word latest = word().with(merged.word());
		return new Customer(this.id, this.sites, this.type, this.kind, this.state, this.name, this.email, this.phone,
				this.language, latest.consent(), latest.optedOutAt(), this.referredBy, this.visits, this.lastSeenAt,
				this.mergedInto, this.erasedAt, this.revision, this.createdAt);
	}

	/**
	 * What the visits of both say after another entry of the same person was put into
	 * theirs. Whether they have lapsed is known by whoever was seen last.
	 */
	CustomerState stateWith(Customer merged) {
		boolean later = merged.lastSeenAt != null
				&& (this.lastSeenAt == null || merged.lastSeenAt.isAfter(this.lastSeenAt));
		if ((later ? merged : this).state == CustomerState.LAPSED) {
			return CustomerState.LAPSED;
		}
		if (this.visits + merged.visits > 1) {
			return CustomerState.RETURNING;
		}
		boolean came = this.state == CustomerState.PROSPECT && merged.visits > 0;
		return (came || this.state == CustomerState.LAPSED) ? merged.state : this.state;
	}

	/** What counts of what they said of mail to them. */
	Word word() {
		return new Word(this.consent, this.optedOutAt);
	}

	/** Whether the last that they said of mail to them is no. */
	boolean saidNo() {
		return this.consent == null && this.optedOutAt != null;
	}

	boolean mayBeWrittenTo() {
		return this.email != null && this.consent != null && this.erasedAt == null;
	}

	private static @Nullable String known(@Nullable String known, @Nullable String told) {
		return (known != null) ? known : told;
	}

}
