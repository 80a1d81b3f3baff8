package io.touchpoint.complaint.promise;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What became of a promise, and the table of what may still become of it.
 */
public enum PromiseState {

	OPEN, KEPT, KEPT_LATE, BROKEN, RENEGOTIATED;

	/**
	 * A broken promise may still be kept, which is late then, whatever the clock says:
	 * the customer was let down or was told so. It is never agreed upon anew, because a
	 * breach would then vanish from the rate.
	 */
	Set<PromiseState> next() {
		return switch (this) {
			case OPEN -> Collections.unmodifiableSet(EnumSet.of(KEPT, KEPT_LATE, BROKEN, RENEGOTIATED));
			case BROKEN -> Collections.unmodifiableSet(EnumSet.of(KEPT_LATE));
			case KEPT, KEPT_LATE, RENEGOTIATED -> Collections.emptySet();
		};
	}

	/** Whether the customer did not get it in time. */
	boolean late() {
		return switch (this) {
			case KEPT_LATE, BROKEN -> true;
			case OPEN, KEPT, RENEGOTIATED -> false;
		};
	}

	String words() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
