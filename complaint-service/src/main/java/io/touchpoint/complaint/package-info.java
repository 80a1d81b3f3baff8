/**
 * The service that carries a complaint from the first word to the last.
 */
@NullMarked
package io.touchpoint.complaint;

import org.jspecify.annotations.NullMarked;
