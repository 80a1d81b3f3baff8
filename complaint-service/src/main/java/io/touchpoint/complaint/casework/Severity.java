package io.touchpoint.complaint.casework;

/**
 * How much is at stake; decides how soon a case must be resolved.
 */
public enum Severity {

	CRITICAL, HIGH, NORMAL, LOW

}
