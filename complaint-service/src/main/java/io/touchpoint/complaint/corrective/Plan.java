package io.touchpoint.complaint.corrective;

import java.time.LocalDate;

import io.touchpoint.complaint.casework.Person;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done.
 *
 * @param owner who does it
 * @param dueOn by the end of which day of the site's calendar
 * @param effect what it is to change, as far as somebody says
 */
record Plan(String what, Person owner, LocalDate dueOn, @Nullable String effect) {
}
