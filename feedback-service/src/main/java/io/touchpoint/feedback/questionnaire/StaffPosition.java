package io.touchpoint.feedback.questionnaire;

/**
 * What the people do whom a set of questions is about.
 */
enum StaffPosition {

	FRONT_DESK, NURSE, ADVISOR, CASHIER, TEACHER, MANAGER

}
