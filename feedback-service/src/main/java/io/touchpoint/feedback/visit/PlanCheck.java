package io.touchpoint.feedback.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.intake.TextCheck;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ReachableAddress;

/**
 * What no single field of a plan shows. Pure.
 */
final class PlanCheck {

	/** A visit may begin at once, whatever the clocks say and whenever today began. */
	private static final Duration AGO = Duration.ofDays(1);

	private static final Duration FURTHEST = Duration.ofDays(366);

	private final List<FieldFault> faults = new ArrayList<>();

	private PlanCheck() {
	}

	static List<FieldFault> faults(NewSiteVisit wanted, Instant now) {
		PlanCheck check = new PlanCheck();
		check.window(wanted.from(), wanted.to(), now);
		if (wanted.from().isBefore(now.minus(AGO))) {
			check.add("from", "out-of-range", "'from' must not be more than a day ago.");
		}
		check.people(wanted.shopper(), wanted.brief());
		check.once(wanted.touchpoints());
		return List.copyOf(check.faults);
	}

	static List<FieldFault> faults(ChangedSiteVisit change, Instant now) {
		PlanCheck check = new PlanCheck();
		check.window(change.from(), change.to(), now);
		check.people(change.shopper(), change.brief());
		return List.copyOf(check.faults);
	}

	private void window(Instant from, Instant to, Instant now) {
		if (from.isBefore(now.minus(FURTHEST)) || from.isAfter(now.plus(FURTHEST))) {
			add("from", "out-of-range", "'from' must lie within a year.");
		}
		if (!to.isAfter(now) || to.isAfter(now.plus(FURTHEST))) {
			add("to", "out-of-range", "'to' must lie in the future, within a year.");
		}
		else if (!to.isAfter(from)) {
			add("to", "out-of-range", "'to' must be after 'from'.");
		}
	}

	private void people(Shopper shopper, @Nullable String brief) {
		fit("shopper.name", shopper.name());
		fit("brief", brief);
		String email = shopper.email();
		if (email != null && !email.isBlank() && !ReachableAddress.isOne(email.strip())) {
			add("shopper.email", "invalid-email", "'shopper.email' is not an e-mail address.");
		}
	}

	private void once(List<NewSiteVisit.WantedStop> stops) {
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < stops.size(); i++) {
			if (!seen.add(stops.get(i).touchpoint())) {
				add("touchpoints[" + i + "].touchpoint", "duplicate", "This touchpoint is looked at already.");
			}
		}
	}

	private void fit(String field, @Nullable String text) {
		if (text != null && !TextCheck.isFit(text)) {
			add(field, "unfit-characters", "'" + field + "' holds characters that cannot be stored.");
		}
	}

	private void add(String field, String reason, String message) {
		this.faults.add(new FieldFault(field, reason, message));
	}

}
