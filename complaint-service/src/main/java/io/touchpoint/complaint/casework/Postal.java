package io.touchpoint.complaint.casework;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where the customer is written to by post, or who they are if that is all they said: a
 * letter is handed to them then. It is personal as the contact is, and told to nobody
 * else.
 *
 * @param name null if they left an address only
 * @param address line by line; null if they left a name only
 */
public record Postal(@Nullable String name, @Nullable String address) {

	/** A text of ours without the name and any line of the address. */
	String cutOutOf(String text) {
		String shown = text;
		for (String line : block().lines().toList()) {
			shown = Contact.cut(line, shown);
		}
		return shown;
	}

	/** As it stands on a letter: the name, then the address, as far as they are known. */
	public String block() {
		return Stream.of(this.name, this.address)
			.flatMap(Stream::ofNullable)
			.flatMap(String::lines)
			.map(String::strip)
			.filter((line) -> !line.isEmpty())
			.collect(Collectors.joining("\n"));
	}

}
