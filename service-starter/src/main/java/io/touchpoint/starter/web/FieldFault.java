package io.touchpoint.starter.web;

/**
 * What is wrong with one field of the input.
 *
 * @param field path of the field as the sender named it, for example
 * {@code answers.overall}
 * @param reason kebab-case key that a user interface translates
 * @param message the reason in an English sentence
 */
public record FieldFault(String field, String reason, String message) {
}
