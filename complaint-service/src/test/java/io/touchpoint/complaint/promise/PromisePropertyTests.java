package io.touchpoint.complaint.promise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.promise.PromiseDecision.Accepted;
import io.touchpoint.complaint.promise.PromiseDecision.Rejected;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static io.touchpoint.complaint.promise.APromise.MADE;
import static io.touchpoint.complaint.promise.APromise.MARA;
import static io.touchpoint.complaint.promise.APromise.STEFAN;
import static org.assertj.core.api.Assertions.assertThat;

class PromisePropertyTests {

	@Property
	void noSequenceOfWishesLeavesTheTable(@ForAll("attempts") List<Attempt> attempts) {
		Promise promise = APromise.open();
		Instant now = MADE;
		for (Attempt attempt : attempts) {
			now = now.plus(Duration.ofHours(attempt.hoursLater()));
			switch (attempt.on(promise, now)) {
				case Accepted yes -> {
					if (!yes.steps().isEmpty() && yes.promise().state() != promise.state()) {
						assertThat(promise.state().next()).contains(yes.promise().state());
					}
					assertThat(yes.promise().revision())
						.isEqualTo(promise.revision() + (yes.steps().isEmpty() ? 0 : 1));
					promise = yes.promise();
				}
				case Rejected no -> assertThat(no.possible()).isSubsetOf(promise.state().next());
			}
			assertConsistent(promise);
		}
	}

	/** Whatever happens, it counts once: on time, late or broken, or by its successor. */
	private static void assertConsistent(Promise promise) {
		Kept kept = promise.kept();
		Breach breach = promise.breach();
		switch (promise.state()) {
			case OPEN -> {
				assertThat(kept).isNull();
				assertThat(breach).isNull();
			}
			case KEPT -> {
				assertThat(kept.at()).isBeforeOrEqualTo(promise.terms().dueAt());
				assertThat(breach).isNull();
			}
			case KEPT_LATE -> assertThat(kept.at().isAfter(promise.terms().dueAt()) || breach != null).isTrue();
			case BROKEN -> assertThat(breach).isNotNull();
			case RENEGOTIATED -> {
				assertThat(promise.consent()).isNotNull();
				assertThat(promise.successor()).isNotNull();
				assertThat(breach).isNull();
			}
		}
	}

	@Provide
	Arbitrary<List<Attempt>> attempts() {
		return Combinators.combine(Arbitraries.of(Wish.class), Arbitraries.integers().between(0, 60))
			.as(Attempt::new)
			.list()
			.ofMinSize(1)
			.ofMaxSize(20);
	}

	enum Wish {

		KEEP, GIVE_UP, RENEGOTIATE, RENEGOTIATE_WITHOUT_CONSENT, SWEEP, REMIND

	}

	record Attempt(Wish wish, int hoursLater) {

		PromiseDecision on(Promise promise, Instant now) {
			return switch (this.wish) {
				case KEEP -> promise.keep("Proof", STEFAN, now);
				case GIVE_UP -> promise.giveUp("Reason", STEFAN, now);
				case RENEGOTIATE -> promise.renegotiate(new UUID(7, 2), APromise.terms(now.plusSeconds(60)),
						APromise.consent(now), MARA, now);
				case RENEGOTIATE_WITHOUT_CONSENT ->
					promise.renegotiate(new UUID(7, 2), APromise.terms(now.plusSeconds(60)), null, MARA, now);
				case SWEEP -> promise.overdue(now);
				case REMIND -> promise.dueSoon(now);
			};
		}

	}

}
