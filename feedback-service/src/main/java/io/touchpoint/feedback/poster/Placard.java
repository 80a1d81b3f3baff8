package io.touchpoint.feedback.poster;

import io.touchpoint.feedback.journey.Survey;

/**
 * What one poster says.
 *
 * @param address what the code leads to
 * @param minutes about how long the answer takes
 */
record Placard(String site, String touchpoint, String code, String address, int minutes) {

	private static final int HALF = 5;

	static Placard of(Survey survey, int minutes, String language, String publicUrl) {
		return new Placard(survey.siteName(), survey.touchpointName().in(language), survey.code(),
				publicUrl + "/s/" + survey.code(), minutes);
	}

	/**
	 * The address as people type it.
	 */
	String typed() {
		return this.address.replaceFirst("^https?://", "");
	}

	/**
	 * Where the code is typed.
	 */
	String entrance() {
		return typed().substring(0, typed().length() - this.code.length() - 1);
	}

	/**
	 * The code in two halves, easier to keep in mind on the way from the wall to the
	 * phone.
	 */
	String spaced() {
		return (this.code.length() == 2 * HALF) ? this.code.substring(0, HALF) + " " + this.code.substring(HALF)
				: this.code;
	}

}
