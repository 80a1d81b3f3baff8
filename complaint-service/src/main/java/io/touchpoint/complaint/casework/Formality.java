package io.touchpoint.complaint.casework;

/**
 * Whether a complaint takes the formal way.
 */
public enum Formality {

	/** Put right by the people present, without a written answer. */
	INFORMAL,

	/** With a file, deadlines and an answer. */
	FORMAL;

	/** What a complaint is where nobody says. */
	public static Formality usual(boolean onTheSpot) {
		return onTheSpot ? INFORMAL : FORMAL;
	}

}
