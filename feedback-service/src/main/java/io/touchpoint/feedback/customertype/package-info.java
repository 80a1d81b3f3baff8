/**
 * What holds for a customer type: how long a relationship lasts, and what follows from
 * it.
 */
@NullMarked
package io.touchpoint.feedback.customertype;

import org.jspecify.annotations.NullMarked;
