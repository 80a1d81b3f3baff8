/**
 * Remedies: what customers are given to put it right, what it costs, and who may give it.
 */
@NullMarked
package io.touchpoint.complaint.remedy;

import org.jspecify.annotations.NullMarked;
