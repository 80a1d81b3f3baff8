package io.touchpoint.complaint.letter;

import java.util.List;

/**
 * A text as the customer would read it, and what its words tell of it.
 *
 * @param text its gaps filled
 * @param rightToLeft in which direction it is read
 * @param open gaps that nothing fills: it cannot be sent with them
 * @param steps of the service script that it seems to have
 * @param warnings words that excuse us or blame the customer, which hinder nothing, and
 * letters of a printed letter that no font has, with which it cannot be sent
 * @param byMail whether a reply would be mailed: the customer left an address
 */
record LetterPreview(String language, boolean rightToLeft, String text, List<String> open, List<Words.GuestStep> steps,
		List<Words.Warning> warnings, boolean byMail) {
}
