/**
 * Tells head office by which numbers this service works.
 */
@NullMarked
package io.touchpoint.feedback.setting;

import org.jspecify.annotations.NullMarked;
