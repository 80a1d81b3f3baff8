/**
 * The promise that a person reacts to a bad experience soon, by the site's calendar.
 */
@NullMarked
package io.touchpoint.complaint.reaction;

import org.jspecify.annotations.NullMarked;
