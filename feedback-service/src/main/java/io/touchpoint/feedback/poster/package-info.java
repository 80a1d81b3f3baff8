/**
 * Posters, table tents and sheets of cards: how customers at a site find its surveys.
 */
@NullMarked
package io.touchpoint.feedback.poster;

import org.jspecify.annotations.NullMarked;
