package io.touchpoint.complaint.regulator;

/**
 * Whose way of counting a return follows.
 */
enum Style {

	/**
	 * After KO41a, the return of NHS complaints: formal ones alone, partly upheld ones
	 * apart, every subject of a complaint counted.
	 */
	NHS,

	/**
	 * After DISP 1 Annex 1 of the FCA: all complaints, partly upheld ones as upheld, each
	 * under its primary cause, the closed ones by how long that took.
	 */
	FCA

}
