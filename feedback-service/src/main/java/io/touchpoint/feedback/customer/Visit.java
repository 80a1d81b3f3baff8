package io.touchpoint.feedback.customer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;

import io.touchpoint.starter.web.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * A visit, checked.
 *
 * @param referredBy id or e-mail address of who sent the customer
 */
record Visit(Person person, @Nullable String referredBy, Instant visitedAt) {

	private static final int LONGEST_REFERRER = 254;

	/**
	 * What came of the reading.
	 */
	sealed interface Reading {

		/** The visit fits. */
		record Fit(Visit visit) implements Reading {
		}

		/** It does not, for these reasons. */
		record Unfit(List<FieldFault> faults) implements Reading {
		}

	}

	static Reading read(NewVisit given, @Nullable Place place, Instant now) {
		PersonCheck check = new PersonCheck(now);
		Person person = check.check(given.person(), place);
		check.requireContact(person);
		Visit visit = new Visit(person, check.text("referredBy", given.referredBy(), LONGEST_REFERRER),
				check.past("visitedAt", given.visitedAt()));
		return check.faults().isEmpty() ? new Reading.Fit(visit) : new Reading.Unfit(check.faults());
	}

	/**
	 * Tells two visits under one key apart, by what was sent: a time that was left out is
	 * none.
	 */
	static byte[] digest(NewVisit given) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(given.toString().getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
