package io.touchpoint.complaint.casework;

/**
 * What a complaint is about.
 */
public enum About {

	SERVICE, PRODUCT, INFORMATION

}
