package io.touchpoint.complaint.casework;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Under what a complaint is filed: the part of it that colleagues may see differently
 * later.
 *
 * @param causes why, the primary one first; never empty
 * @param area the part of the offer, if it concerns one
 */
public record Classification(Severity severity, List<Cause> causes, CustomerType customerType, About about,
		@Nullable MonitoredArea area, Formality formality) {

	public Classification {
		causes = causes.stream().distinct().toList();
		if (causes.isEmpty()) {
			throw new IllegalArgumentException("A complaint has at least one cause");
		}
	}

}
