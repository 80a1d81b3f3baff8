package io.touchpoint.complaint.site;

/**
 * A department or a desk of a site.
 *
 * @param code names it for ever
 * @param open whether cases can be handed to it
 */
public record Unit(String code, String name, boolean open) {
}
