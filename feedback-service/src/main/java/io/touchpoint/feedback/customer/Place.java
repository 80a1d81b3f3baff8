package io.touchpoint.feedback.customer;

import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * A site as far as its customers are concerned.
 *
 * @param country where its own telephone number belongs to; null if that does not tell
 */
record Place(String code, CustomerType customerType, @Nullable String country) {
}
