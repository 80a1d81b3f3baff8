package io.touchpoint.complaint.clock;

/**
 * The clocks of a case.
 */
enum CaseClock {

	/** Until the first answer. */
	ACKNOWLEDGE,

	/** Until the resolution; begins anew when a case is opened again. */
	RESOLVE

}
