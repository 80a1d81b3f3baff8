package io.touchpoint.feedback.customer;

/**
 * A visit of a file, checked, on its way into the register.
 *
 * @param json the visit as the API would have been told of it
 */
public record ArrivedVisit(String site, String json) {
}
