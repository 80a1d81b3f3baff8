/**
 * How we stay in contact with people who write very often: proposed by counts, decided by
 * managers.
 */
@NullMarked
package io.touchpoint.complaint.contactplan;

import org.jspecify.annotations.NullMarked;
