package io.touchpoint.feedback.retention;

/**
 * The kinds of record that a person can be known by. What is counted stays in each case:
 * marks, times, site and moment.
 */
public enum RecordKind {

	/** Address and name that came with an answer or with praise. */
	ANSWER_CONTACTS,

	/** Comments, answers in words, the words of praise, and notes of alerts. */
	ANSWER_WORDS,

	/**
	 * Scans of letters that became something or whose marks were entered; one that nobody
	 * has dealt with stays.
	 */
	LETTERS,

	/** Who a customer is that was not seen for so long, as if erased by hand. */
	CUSTOMERS,

	/** Photos of mystery visits and inspections. */
	VISIT_PHOTOS,

	/** Notes of visits, their brief, who went there and who was observed. */
	VISIT_NOTES,

	/** What a security finding says; one that nobody has seen to stays. */
	SECURITY_FINDINGS,

	/** Answers of a kiosk that fitted no question. */
	KIOSK_REFUSALS

}
