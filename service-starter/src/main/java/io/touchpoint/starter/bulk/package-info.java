/**
 * Many rows at once: blocks of one lane, each with its progress in one transaction.
 */
@NullMarked
package io.touchpoint.starter.bulk;

import org.jspecify.annotations.NullMarked;
