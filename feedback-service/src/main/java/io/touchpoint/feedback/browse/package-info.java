/**
 * Reading responses, for the people of their sites.
 */
@NullMarked
package io.touchpoint.feedback.browse;

import org.jspecify.annotations.NullMarked;
