package io.touchpoint.feedback.customer;

import java.util.Locale;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import org.jspecify.annotations.Nullable;

/**
 * Brings a telephone number into its international form (E.164). Without a country only a
 * number that begins with + and its country's code can be read.
 */
sealed interface PhoneNumber {

	/** The number in its international form. */
	record Valid(String e164) implements PhoneNumber {
	}

	/** A national number, and nobody says of which country. */
	record WithoutCountry() implements PhoneNumber {
	}

	/** No telephone number. */
	record Invalid() implements PhoneNumber {
	}

	/**
	 * Reads a number.
	 * @param country ISO 3166 code; null if unknown
	 */
	static PhoneNumber read(String text, @Nullable String country) {
		PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
		try {
			var number = numbers.parse(text, country);
			return numbers.isValidNumber(number) ? new Valid(numbers.format(number, PhoneNumberFormat.E164))
					: new Invalid();
		}
		catch (NumberParseException ex) {
			return (ex.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE && country == null
					&& !text.strip().startsWith("+")) ? new WithoutCountry() : new Invalid();
		}
	}

	/**
	 * The country that a number in international form belongs to: where a site is, if its
	 * own number is one. Null if it does not tell.
	 */
	static @Nullable String countryOf(@Nullable String international) {
		PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
		try {
			return (international != null) ? numbers.getRegionCodeForNumber(numbers.parse(international, null)) : null;
		}
		catch (NumberParseException ex) {
			return null;
		}
	}

	static boolean isCountry(String country) {
		return PhoneNumberUtil.getInstance().getSupportedRegions().contains(country.toUpperCase(Locale.ROOT));
	}

}
