package io.touchpoint.complaint.casework;

/**
 * The dimensions of service quality (TREAT).
 */
public enum Dimension {

	TRUST, RESPONSIVENESS, EMPATHY, ASSURANCE, TANGIBLES

}
