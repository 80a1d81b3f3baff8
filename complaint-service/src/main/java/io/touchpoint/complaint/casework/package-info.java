/**
 * The case itself: its life, the decisions about it and how they are kept.
 */
@NullMarked
package io.touchpoint.complaint.casework;

import org.jspecify.annotations.NullMarked;
