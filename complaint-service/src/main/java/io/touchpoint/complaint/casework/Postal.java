package io.touchpoint.complaint.casework;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where the customer is written to by post. It is personal as the contact is, and told to
 * nobody else.
 *
 * @param address line by line
 */
public record Postal(@Nullable String name, String address) {

	/** A text of ours without the name and any line of the address. */
	String cutOutOf(String text) {
		String shown = text;
		for (String line : block().lines().toList()) {
			shown = Contact.cut(line, shown);
		}
		return shown;
	}

	/** As it stands on a letter: the name if it is known, then the address. */
	public String block() {
		return Stream.concat(Stream.ofNullable(this.name), this.address.lines().map(String::strip))
			.filter((line) -> !line.isEmpty())
			.collect(Collectors.joining("\n"));
	}

}
