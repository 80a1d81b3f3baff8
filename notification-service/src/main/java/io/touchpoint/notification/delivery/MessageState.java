package io.touchpoint.notification.delivery;

import java.util.Set;

/**
 * Where a message is on its way.
 */
public enum MessageState {

	/** Stored, not tried yet. */
	PENDING,

	/** Claimed by a worker until its lease ends. */
	SENDING,

	/** Taken over by the mail server. */
	SENT,

	/** Tried in vain, waiting for the next try. */
	RETRYING,

	/** Given up with a reason; somebody may have it tried again. */
	DEAD,

	/** Not to be sent, with a reason. */
	SUPPRESSED;

	/**
	 * Whether a message in this state may move to that one. SENDING follows itself when
	 * the lease of a dead worker has ended.
	 */
	boolean mayBecome(MessageState next) {
		return switch (this) {
			case PENDING, RETRYING -> next == SENDING;
			case SENDING -> Set.of(SENDING, SENT, RETRYING, DEAD, SUPPRESSED).contains(next);
			case DEAD -> next == PENDING;
			case SENT, SUPPRESSED -> false;
		};
	}

}
