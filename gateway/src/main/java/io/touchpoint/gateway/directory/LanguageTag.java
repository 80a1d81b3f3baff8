package io.touchpoint.gateway.directory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * The tag of a language that people speak, for example {@code en} or {@code pt-BR}: its
 * parts exist, and it is the shortest tag for them. What has not even the shape of a tag
 * is for {@link #SHAPE} to refuse.
 */
@Target({ ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.TYPE_USE })
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = LanguageTag.Known.class)
@interface LanguageTag {

	/** What every tag looks like. */
	String SHAPE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";

	/** The same for people. */
	String SHAPE_MESSAGE = "is not a language tag such as en or pt-BR";

	String message() default "is not a known language such as en or pt-BR";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Looks the parts up in the JDK's language data: what has a name there exists.
	 */
	final class Known implements ConstraintValidator<LanguageTag, String> {

		/** Tags for no language, for many and for what somebody made up. */
		private static final Set<String> NO_LANGUAGE = Set.of("", "und", "mul", "mis", "zxx", "art");

		private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());

		/** {@code deu}: right in a library's catalogue, but a tag says {@code de}. */
		private static final Set<String> TOO_LONG = Arrays.stream(Locale.getISOLanguages())
			.map((two) -> Locale.of(two).getISO3Language())
			.collect(Collectors.toUnmodifiableSet());

		@Override
		public boolean isValid(@Nullable String tag, ConstraintValidatorContext context) {
			return tag == null || !tag.matches(SHAPE) || isKnown(tag);
		}

		private static boolean isKnown(String tag) {
			try {
				Locale locale = new Locale.Builder().setLanguageTag(tag).build();
				return isLanguage(locale) && isRegion(locale) && isScript(locale);
			}
			catch (IllformedLocaleException ex) {
				return false;
			}
		}

		private static boolean isLanguage(Locale locale) {
			String language = locale.getLanguage();
			return (language.length() == 2) ? TWO_LETTERS.contains(language) : !NO_LANGUAGE.contains(language)
					&& !TOO_LONG.contains(language) && !locale.getDisplayLanguage(Locale.ENGLISH).equals(language);
		}

		private static boolean isRegion(Locale locale) {
			String region = locale.getCountry();
			return region.isEmpty()
					|| (!region.equals("ZZ") && !locale.getDisplayCountry(Locale.ENGLISH).equals(region));
		}

		private static boolean isScript(Locale locale) {
			String script = locale.getScript();
			return script.isEmpty()
					|| (!script.equals("Zzzz") && !locale.getDisplayScript(Locale.ENGLISH).equals(script));
		}

	}

}
