package io.touchpoint.feedback.invitation;

/**
 * Where an invitation stands.
 */
enum InvitationState {

	/** Waits for its time. */
	PLANNED,
	/** Told to be sent; its mail's own state stands under messages. */
	INVITED,
	/** Told to be sent once more. */
	REMINDED,
	/** Used up. */
	ANSWERED,
	/** Nobody answered in time. */
	EXPIRED,
	/** Not sent: somebody took it back, or the consent was gone by then. */
	CANCELLED

}
