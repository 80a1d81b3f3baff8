package io.touchpoint.complaint.casework;

/**
 * A colleague who owns a case.
 */
public record Person(String id, String name) {
}
