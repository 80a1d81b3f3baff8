package io.touchpoint.feedback.customer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.touchpoint.feedback.intake.TextCheck;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ReachableAddress;
import org.jspecify.annotations.Nullable;

/**
 * Checks what is told of a customer and names every fault with its field. Pure; the API,
 * files and webhooks are checked by the same rules.
 */
final class PersonCheck {

	/** A sender's clock may be ahead by this much. */
	static final Duration AHEAD = Duration.ofMinutes(5);

	private static final Instant OLDEST = Instant.parse("1970-01-01T00:00:00Z");

	private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

	private static final int LONGEST_NAME = 200;

	private static final int LONGEST_PHONE = 40;

	private final List<FieldFault> faults = new ArrayList<>();

	private final Instant now;

	PersonCheck(Instant now) {
		this.now = now;
	}

	/**
	 * The person; only to be used if there are no faults.
	 * @param place the site that was named; null if there is no such one
	 */
	Person check(NewPerson given, @Nullable Place place) {
		if (given.site() == null || given.site().isBlank()) {
			add("site", "missing", "'site' is missing.");
		}
		else if (place == null) {
			add("site", "unknown-site", "The site '" + shown(given.site()) + "' is not known here (yet).");
		}
		CustomerType ofSite = (place != null) ? place.customerType() : CustomerType.CONSUMER;
		return new Person((place != null) ? place.code() : "",
				(given.customerType() != null) ? given.customerType() : ofSite,
				(given.kind() != null) ? given.kind() : CustomerKind.PERSON, text("name", given.name(), LONGEST_NAME),
				email(given.email()), phone(given.phone(), country(given.country(), place)), language(given.language()),
				consent(given.consent()));
	}

	/** Whoever shall be found again needs a contact. */
	void requireContact(Person person) {
		if (person.email() == null && person.phone() == null && this.faults.isEmpty()) {
			add("email", "missing", "Give an e-mail address or a phone number: the customer is found again by it.");
		}
	}

	void requireSomething(Person person) {
		if (person.email() == null && person.phone() == null && person.name() == null && this.faults.isEmpty()) {
			add("name", "missing", "Give a name, an e-mail address or a phone number.");
		}
	}

	/** A time that has been; the present if there is none. */
	Instant past(String field, @Nullable Instant at) {
		if (at == null) {
			return this.now;
		}
		if (at.isAfter(this.now.plus(AHEAD)) || at.isBefore(OLDEST)) {
			add(field, "out-of-range", "'" + field + "' must not be in the future or before 1970.");
			return this.now;
		}
		return at.truncatedTo(ChronoUnit.MICROS);
	}

	@Nullable String text(String field, @Nullable String value, int longest) {
		String text = (value != null) ? value.strip() : "";
		if (text.codePointCount(0, text.length()) > longest) {
			add(field, "too-long", "'" + field + "' may have at most " + longest + " characters.");
			return null;
		}
		if (!TextCheck.isFit(text)) {
			add(field, "unfit-characters", "'" + field + "' holds characters that cannot be stored.");
			return null;
		}
		return text.isEmpty() ? null : text;
	}

	List<FieldFault> faults() {
		return List.copyOf(this.faults);
	}

	private @Nullable String email(@Nullable String value) {
		String email = text("email", value, ReachableAddress.LONGEST);
		if (email != null && !ReachableAddress.isOne(email)) {
			add("email", "invalid-email", "'email' is not an e-mail address.");
			return null;
		}
		return email;
	}

	private @Nullable String country(@Nullable String value, @Nullable Place place) {
		String country = text("country", value, 2);
		if (country != null && !PhoneNumber.isCountry(country)) {
			add("country", "unknown-value", "'country' must be a country's code of two letters, such as GB.");
			return null;
		}
		return (country != null) ? country.toUpperCase(Locale.ROOT) : (place != null) ? place.country() : null;
	}

	private @Nullable String phone(@Nullable String value, @Nullable String country) {
		String text = text("phone", value, LONGEST_PHONE);
		if (text == null) {
			return null;
		}
		return switch (PhoneNumber.read(text, country)) {
			case PhoneNumber.Valid valid -> valid.e164();
			case PhoneNumber.WithoutCountry without -> {
				add("phone", "country-missing",
						"'phone' needs its country: begin it with + and the country's code, or give 'country'.");
				yield null;
			}
			case PhoneNumber.Invalid invalid -> {
				add("phone", "invalid-phone",
						"'phone' is not a telephone number" + ((country != null) ? " of " + country + "." : "."));
				yield null;
			}
		};
	}

	private @Nullable String language(@Nullable String value) {
		String language = text("language", value, 35);
		if (language != null && !LANGUAGE.matcher(language).matches()) {
			add("language", "invalid", "'language' is not a language tag such as 'en'.");
			return null;
		}
		return language;
	}

	private @Nullable Consent consent(@Nullable NewConsent given) {
		if (given == null) {
			return null;
		}
		if (given.source() == null) {
			add("consent.source", "missing", "'consent.source' is missing: say where the customer agreed.");
			return null;
		}
		return new Consent(past("consent.at", given.at()), given.source(), Boolean.TRUE.equals(given.linkAnswers()));
	}

	void add(String field, String reason, String message) {
		this.faults.add(new FieldFault(field, reason, message));
	}

	private static String shown(String text) {
		return (text.length() > 40) ? text.substring(0, 40) + "…" : text;
	}

}
