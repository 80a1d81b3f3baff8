package io.touchpoint.feedback.poster;

/**
 * What is printed.
 */
enum PosterFormat {

	/** One page for the wall. */
	POSTER,

	/**
	 * One page that is folded in the middle and stands on a table, readable from both
	 * sides.
	 */
	TENT,

	/** Many small cards on a page, to be cut. */
	SHEET

}
