package io.touchpoint.complaint.casework;

import org.jspecify.annotations.Nullable;

/**
 * Where the customer wants to be answered; there is one only with consent.
 */
public record Contact(String email, @Nullable String name) {
}
