package io.touchpoint.complaint.file;

import java.time.Instant;
import java.util.UUID;

/**
 * A photo or document of a case, without its content.
 *
 * @param name as it was sent, without a path
 * @param type application/pdf, image/jpeg or image/png, by its content
 * @param size in bytes
 * @param addedBy the name of who added it
 * @param shared whether the customer sees it; what they sent themselves they always see
 */
public record CaseFile(UUID id, String name, String type, int size, Instant addedAt, String addedBy,
		boolean fromCustomer, boolean shared) {
}
