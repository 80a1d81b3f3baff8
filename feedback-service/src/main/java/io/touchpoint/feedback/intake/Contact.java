package io.touchpoint.feedback.intake;

import org.jspecify.annotations.Nullable;

/**
 * How the customer agreed to be reached.
 */
public record Contact(String email, @Nullable String name) {
}
