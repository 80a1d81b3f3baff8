package io.touchpoint.notification.template;

/**
 * The sources of one mail in one language.
 *
 * @param name what it is called in messages about it
 * @param language language tag
 * @param subject source of the subject line
 * @param text source of the plain text
 * @param html source of the HTML
 */
record MailTemplate(String name, String language, String subject, String text, String html) {

	private static final String SUBJECT = "Subject: ";

	/**
	 * Reads a text source that begins with its subject line.
	 */
	static MailTemplate of(String name, String language, String subjectAndText, String html) {
		int end = subjectAndText.indexOf("\n\n");
		if (end < 0 || !subjectAndText.startsWith(SUBJECT)) {
			throw new IllegalArgumentException(
					name + ": the text must begin with 'Subject: ...' and an empty line after it.");
		}
		return new MailTemplate(name, language, subjectAndText.substring(SUBJECT.length(), end),
				subjectAndText.substring(end + 2), html);
	}

}
