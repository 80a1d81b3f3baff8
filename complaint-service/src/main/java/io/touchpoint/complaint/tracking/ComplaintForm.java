package io.touchpoint.complaint.tracking;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.About;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.Classification;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Desk;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.MonitoredArea;
import io.touchpoint.complaint.casework.NewCase;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.Unit;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.web.ReachableAddress;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * What somebody typed into the public form, as they typed it.
 *
 * @param also further causes
 * @param unit the unit of the site that it happened at, by code
 * @param from what the form was given of the answer that they come from
 */
record ComplaintForm(String key, String description, String subject, String cause, List<String> also, String about,
		String area, String unit, String formality, String email, String name, boolean consent, String channel,
		String from) {

	static final int LONGEST_DESCRIPTION = 4000;

	static final int LONGEST_SUBJECT = 200;

	private static final int LONGEST_NAME = 200;

	private static final int DERIVED_SUBJECT = 80;

	private static final int MOST_CAUSES = 5;

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,100}");

	/**
	 * A fresh form.
	 * @param written what was told of the matter already
	 */
	static ComplaintForm fresh(@Nullable String channel, @Nullable String from, String written) {
		return new ComplaintForm(Secret.fresh().text(), written, "", "", List.of(), About.SERVICE.name(), "", "",
				Formality.FORMAL.name(), "", "", false,
				"QR".equalsIgnoreCase(channel) ? Channel.QR.name() : Channel.WEB.name(), (from != null) ? from : "");
	}

	static ComplaintForm read(MultiValueMap<String, String> fields) {
		String key = field(fields, "key");
		return new ComplaintForm(KEY.matcher(key).matches() ? key : Secret.fresh().text(), field(fields, "description"),
				field(fields, "subject"), field(fields, "cause"), fields.getOrDefault("also", List.of()),
				one(About.class, About.SERVICE, field(fields, "about")).name(), field(fields, "area"),
				field(fields, "unit"), one(Formality.class, Formality.FORMAL, field(fields, "formality")).name(),
				field(fields, "email"), field(fields, "name"), fields.containsKey("consent"), field(fields, "channel"),
				field(fields, "from"));
	}

	/** The same under another key: what is sent next is another complaint. */
	ComplaintForm anew() {
		return new ComplaintForm(Secret.fresh().text(), this.description, this.subject, this.cause, this.also,
				this.about, this.area, this.unit, this.formality, this.email, this.name, this.consent, this.channel,
				this.from);
	}

	/**
	 * Field to the key of the text that says what is wrong with it; empty if all is well.
	 */
	Map<String, String> faults() {
		Map<String, String> faults = new LinkedHashMap<>();
		if (this.description.isEmpty()) {
			faults.put("description", "error.description.missing");
		}
		else if (this.description.length() > LONGEST_DESCRIPTION) {
			faults.put("description", "error.description.long");
		}
		if (this.subject.length() > LONGEST_SUBJECT) {
			faults.put("subject", "error.subject.long");
		}
		if (this.email.isEmpty() ? this.consent : !ReachableAddress.isOne(this.email)) {
			faults.put("email", this.email.isEmpty() ? "error.email.missing" : "error.email.wrong");
		}
		else if (!this.email.isEmpty() && !this.consent) {
			faults.put("consent", "error.consent");
		}
		if (this.name.length() > LONGEST_NAME) {
			faults.put("name", "error.name.long");
		}
		return faults;
	}

	/**
	 * The case that this becomes.
	 * @param units the open units of the site; one that closed meanwhile is not asked for
	 */
	NewCase at(Site site, List<Unit> units, String language) {
		Classification as = new Classification(Severity.NORMAL, causes(), CustomerType.usual(site.sector()),
				one(About.class, About.SERVICE, this.about), known(MonitoredArea.class, this.area).orElse(null),
				one(Formality.class, Formality.FORMAL, this.formality));
		Matter matter = new Matter(Channel.QR.name().equals(this.channel) ? Channel.QR : Channel.WEB, as,
				this.subject.isEmpty() ? beginning(this.description) : this.subject, this.description, language);
		String unit = units.stream().map(Unit::code).filter(this.unit::equals).findFirst().orElse(null);
		return new NewCase(site.code(), matter, contact(), null, new Desk(unit, null), null);
	}

	/** The primary one first; whoever names further ones only has the first of them. */
	private List<Cause> causes() {
		List<Cause> named = Stream.concat(Stream.of(this.cause), this.also.stream())
			.flatMap((name) -> known(Cause.class, name).stream())
			.distinct()
			.limit(MOST_CAUSES)
			.toList();
		return named.isEmpty() ? List.of(Cause.OTHER) : named;
	}

	/** All that was typed, for a case that knows nothing of it. */
	String message() {
		return Stream.of(this.subject, this.description, String.join(" ", this.name, this.email).strip())
			.filter((line) -> !line.isEmpty())
			.collect(Collectors.joining("\n"));
	}

	/**
	 * What was said, for telling a repetition from another complaint under the same key.
	 */
	String print(String site) {
		return String.join("\u0001", site, this.description, this.subject, this.cause, this.about, this.area,
				String.join(",", this.also), this.unit, this.formality, this.email, this.name,
				String.valueOf(this.consent));
	}

	private @Nullable Contact contact() {
		return this.email.isEmpty() ? null : new Contact(this.email, PlainText.orNull(this.name));
	}

	private static <E extends Enum<E>> E one(Class<E> type, E usual, String name) {
		return known(type, name).orElse(usual);
	}

	private static <E extends Enum<E>> Optional<E> known(Class<E> type, String name) {
		return EnumSet.allOf(type).stream().filter((value) -> value.name().equals(name)).findFirst();
	}

	private static String beginning(String text) {
		String line = text.lines().findFirst().orElse(text).strip();
		return (line.length() <= DERIVED_SUBJECT) ? line : line.substring(0,
				DERIVED_SUBJECT - (Character.isHighSurrogate(line.charAt(DERIVED_SUBJECT - 2)) ? 2 : 1)) + "…";
	}

	private static String field(MultiValueMap<String, String> fields, String name) {
		return Stream.ofNullable(fields.getFirst(name)).map(PlainText::of).findFirst().orElse("");
	}

}
