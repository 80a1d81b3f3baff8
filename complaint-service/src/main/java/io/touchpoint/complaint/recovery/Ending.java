package io.touchpoint.complaint.recovery;

import org.jspecify.annotations.Nullable;

/**
 * How a case ended, as far as it is believed to bring customers back.
 */
enum Ending {

	/** Settled by the people present, and not opened again. */
	ON_THE_SPOT(0.95),

	/** In the customer's favour, though not on the spot. */
	IN_FAVOUR(0.70),

	OTHER(null);

	private final @Nullable Double folk;

	Ending(@Nullable Double folk) {
		this.folk = folk;
	}

	/**
	 * The share, 0 to 1, that customer-care lore gives without a source; to be shown
	 * beside a measured one and never as a fact.
	 */
	@Nullable Double folk() {
		return this.folk;
	}

}
