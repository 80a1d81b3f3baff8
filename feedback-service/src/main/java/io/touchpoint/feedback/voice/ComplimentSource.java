package io.touchpoint.feedback.voice;

/**
 * What a compliment came from.
 */
enum ComplimentSource {

	RESPONSE, REMARK, LETTER

}
