/**
 * Lists and details for staff.
 */
@NullMarked
package io.touchpoint.complaint.browse;

import org.jspecify.annotations.NullMarked;
