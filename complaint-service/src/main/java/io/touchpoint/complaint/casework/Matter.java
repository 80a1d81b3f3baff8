package io.touchpoint.complaint.casework;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the complaint says.
 */
public record Matter(Channel channel, Classification classification, String subject, String description,
		String language) {

	/** Bounded: a repetition without end overflows the stack. */
	public static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";

	Matter classified(Classification as) {
		return new Matter(this.channel, as, this.subject, this.description, this.language);
	}

	public Severity severity() {
		return this.classification.severity();
	}

	/** Why, the primary one first; never empty. */
	public List<Cause> causes() {
		return this.classification.causes();
	}

	public Cause cause() {
		return causes().getFirst();
	}

	public CustomerType customerType() {
		return this.classification.customerType();
	}

	public About about() {
		return this.classification.about();
	}

	public @Nullable MonitoredArea area() {
		return this.classification.area();
	}

	public Formality formality() {
		return this.classification.formality();
	}

}
