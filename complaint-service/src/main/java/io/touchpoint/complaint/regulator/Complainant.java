package io.touchpoint.complaint.regulator;

/**
 * Who complains: the customer, or somebody for them, by the statuses of KO41a.
 */
enum Complainant {

	CUSTOMER, PARENT, GUARDIAN, CARER, RELATIVE, REPRESENTATIVE, OTHER, UNKNOWN

}
