package io.touchpoint.complaint.regulator;

/**
 * How old the person is whom a complaint is about, in the bands of KO41a.
 */
enum AgeBand {

	AGE_0_5, AGE_6_17, AGE_18_25, AGE_26_55, AGE_56_64, AGE_65_74, AGE_75_AND_OVER, UNKNOWN

}
