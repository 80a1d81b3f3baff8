package io.touchpoint.complaint.casework;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where a case stands, and the table of moves from there.
 */
public enum Status {

	RECEIVED, ACKNOWLEDGED, INVESTIGATING, WAITING_FOR_CUSTOMER, RESOLVED, CLOSED, REOPENED, WITHDRAWN, REFERRED,
	MERGED;

	/**
	 * The moves that the table allows; two of them also have a time limit: resolving on
	 * the spot, straight from {@link #RECEIVED}, and reopening. Merging two cases is no
	 * move: it takes both.
	 */
	public Set<Status> next() {
		return switch (this) {
			case RECEIVED -> set(ACKNOWLEDGED, RESOLVED, WITHDRAWN);
			case ACKNOWLEDGED -> set(INVESTIGATING, WITHDRAWN, REFERRED);
			case INVESTIGATING -> set(WAITING_FOR_CUSTOMER, RESOLVED, WITHDRAWN, REFERRED);
			case WAITING_FOR_CUSTOMER -> set(INVESTIGATING, RESOLVED, WITHDRAWN, REFERRED);
			case RESOLVED -> set(CLOSED, REOPENED, REFERRED);
			case CLOSED -> set(REOPENED);
			case REOPENED -> set(INVESTIGATING, WITHDRAWN, REFERRED);
			case WITHDRAWN, REFERRED, MERGED -> Collections.emptySet();
		};
	}

	/**
	 * Whether the operation still owes the customer an answer.
	 */
	public boolean open() {
		return switch (this) {
			case RECEIVED, ACKNOWLEDGED, INVESTIGATING, WAITING_FOR_CUSTOMER, REOPENED -> true;
			case RESOLVED, CLOSED, WITHDRAWN, REFERRED, MERGED -> false;
		};
	}

	/**
	 * Whether a colleague who moves a case there says why, or to whom: nobody else could
	 * tell later.
	 */
	boolean needsNote() {
		return switch (this) {
			case REOPENED, WITHDRAWN, REFERRED -> true;
			case RECEIVED, ACKNOWLEDGED, INVESTIGATING, WAITING_FOR_CUSTOMER, RESOLVED, CLOSED, MERGED -> false;
		};
	}

	/**
	 * Whether a move there is told by the state alone: it asks for no outcome, question
	 * or reason.
	 */
	boolean saysAll() {
		return switch (this) {
			case ACKNOWLEDGED, INVESTIGATING, CLOSED -> true;
			case RECEIVED, WAITING_FOR_CUSTOMER, RESOLVED, REOPENED, WITHDRAWN, REFERRED, MERGED -> false;
		};
	}

	private static Set<Status> set(Status first, Status... rest) {
		return Collections.unmodifiableSet(EnumSet.of(first, rest));
	}

}
