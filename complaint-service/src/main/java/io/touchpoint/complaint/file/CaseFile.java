package io.touchpoint.complaint.file;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.Sight;
import org.jspecify.annotations.Nullable;

/**
 * A photo or document of a case, without its content.
 *
 * @param name as it was sent, without a path
 * @param type application/pdf, image/jpeg or image/png, by its content
 * @param size in bytes
 * @param addedBy the name of who added it
 * @param masked what is hidden from the reader
 * @param shared whether the customer sees it; what they sent themselves they always see
 */
public record CaseFile(UUID id, @Nullable String name, String type, int size, Instant addedAt, String addedBy,
		boolean fromCustomer, boolean shared, List<String> masked) {

	/**
	 * The same as somebody sees it.
	 * @param restricted whether its case is for few eyes only
	 */
	CaseFile as(Sight sight, boolean restricted) {
		Sight.Masking mask = sight.masking(restricted);
		String name = mask.words("name", this.name);
		return new CaseFile(this.id, name, this.type, this.size, this.addedAt, this.addedBy, this.fromCustomer,
				this.shared, mask.masked());
	}

}
