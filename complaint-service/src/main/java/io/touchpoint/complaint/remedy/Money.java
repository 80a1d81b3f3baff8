package io.touchpoint.complaint.remedy;

import java.util.Currency;

/**
 * An amount of money.
 *
 * @param minor in the smallest unit of the currency, 0 or more
 * @param currency its code in ISO 4217
 */
record Money(long minor, String currency) {

	Money {
		if (minor < 0) {
			throw new IllegalArgumentException("A remedy costs nothing or something, not " + minor);
		}
		Currency.getInstance(currency);
	}

	boolean none() {
		return this.minor == 0;
	}

}
