package io.touchpoint.notification.template;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The name in the salutation. It was typed by anybody, for any address: what does not
 * look like a name is left out, so that nobody can have us mail their words or links to
 * others.
 */
final class PersonName {

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M} .'’\\-]{0,59}");

	/** A dot within a word makes mail programs show a link. */
	private static final Pattern LINK = Pattern.compile("\\p{L}\\.\\p{L}{2}");

	private PersonName() {
	}

	static @Nullable String of(@Nullable String given) {
		if (given == null) {
			return null;
		}
		String plain = given.strip();
		return (NAME.matcher(plain).matches() && !LINK.matcher(plain).find()) ? plain : null;
	}

}
