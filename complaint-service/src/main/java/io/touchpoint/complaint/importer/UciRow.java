package io.touchpoint.complaint.importer;

/**
 * One update of a case, as the log writes it.
 *
 * @param category the first of the two columns of that name; the second one is its
 * subcategory
 */
record UciRow(long line, String text, String number, String state, String openedAt, String updatedBy, String updatedAt,
		String location, String category, String symptom, String priority, String group) {
}
