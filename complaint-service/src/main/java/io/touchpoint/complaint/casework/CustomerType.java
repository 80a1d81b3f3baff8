package io.touchpoint.complaint.casework;

/**
 * Who complains.
 */
public enum CustomerType {

	PATIENT, STUDENT, CONSUMER, COLLEAGUE;

	/**
	 * Who it usually is at a site of that sector.
	 */
	public static CustomerType usual(String sector) {
		return switch (sector) {
			case "hospital" -> PATIENT;
			case "education" -> STUDENT;
			default -> CONSUMER;
		};
	}

}
