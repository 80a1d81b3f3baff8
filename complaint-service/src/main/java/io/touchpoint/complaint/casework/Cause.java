package io.touchpoint.complaint.casework;

import org.jspecify.annotations.Nullable;

/**
 * Why a customer complains, each with the dimension of service quality that it hurts.
 */
public enum Cause {

	IGNORED("Lack of attention", Dimension.EMPATHY),

	RUDE_LANGUAGE("Rude language", Dimension.ASSURANCE),

	LACK_OF_TRUST("Lack of trust", Dimension.TRUST),

	DISHONESTY("Dishonesty", Dimension.TRUST),

	POOR_APPEARANCE("Poor appearance", Dimension.TANGIBLES),

	DISRESPECT("Disrespect", Dimension.EMPATHY),

	RESPONSIBILITY_DENIED("Responsibility denied", Dimension.RESPONSIVENESS),

	POOR_PRESENTATION("Poor presentation", Dimension.TANGIBLES),

	TIME_WASTED("Time wasted", Dimension.RESPONSIVENESS),

	LACK_OF_KNOWLEDGE("Lack of knowledge", Dimension.ASSURANCE),

	/** What the ten do not name; tells nothing about a dimension. */
	OTHER("Something else", null);

	private final String title;

	private final @Nullable Dimension dimension;

	Cause(String title, @Nullable Dimension dimension) {
		this.title = title;
		this.dimension = dimension;
	}

	public String title() {
		return this.title;
	}

	public @Nullable Dimension dimension() {
		return this.dimension;
	}

}
