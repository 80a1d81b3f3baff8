package io.touchpoint.complaint.casework;

import java.util.List;

/**
 * What the complaint says.
 *
 * @param causes why, the primary one first; never empty
 */
public record Matter(Channel channel, Severity severity, List<Cause> causes, CustomerType customerType, About about,
		String subject, String description, String language) {

	/** Bounded: a repetition without end overflows the stack. */
	public static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";

	public Matter {
		causes = causes.stream().distinct().toList();
		if (causes.isEmpty()) {
			throw new IllegalArgumentException("A complaint has at least one cause");
		}
	}

	public Cause cause() {
		return this.causes.getFirst();
	}

}
