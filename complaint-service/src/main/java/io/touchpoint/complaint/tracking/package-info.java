/**
 * What the customer sees: the form, the tracking page and the public address for
 * machines.
 */
@NullMarked
package io.touchpoint.complaint.tracking;

import org.jspecify.annotations.NullMarked;
