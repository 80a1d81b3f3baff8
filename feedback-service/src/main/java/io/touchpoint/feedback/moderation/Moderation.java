package io.touchpoint.feedback.moderation;

/**
 * Whether a comment may be shown in public.
 */
enum Moderation {

	/** Nobody looked at it; it may not. */
	UNCHECKED,

	APPROVED, HIDDEN

}
