/**
 * The sites of the directory, as far as this service needs them.
 */
@NullMarked
package io.touchpoint.feedback.site;

import org.jspecify.annotations.NullMarked;
