package io.touchpoint.feedback.questionnaire;

import java.util.Locale;

/**
 * Whom a site serves. Each type has its own journey and questions; answers of colleagues
 * are never mixed with those of customers.
 */
public enum CustomerType {

	PATIENT, STUDENT, CONSUMER, COLLEAGUE;

	/**
	 * Whom a sector's sites serve, unless a survey says otherwise.
	 */
	public static CustomerType ofSector(String sector) {
		return switch (sector) {
			case "hospital" -> PATIENT;
			case "education" -> STUDENT;
			default -> CONSUMER;
		};
	}

	/**
	 * Id of the default questionnaire of this type.
	 */
	public String questionnaire() {
		return name().toLowerCase(Locale.ROOT);
	}

}
