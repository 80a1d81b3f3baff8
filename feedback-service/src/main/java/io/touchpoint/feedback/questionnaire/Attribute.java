package io.touchpoint.feedback.questionnaire;

/**
 * What in particular a question has judged.
 */
public enum Attribute {

	ACCURACY, FRIENDLINESS, TIMELINESS, EFFICIENCY, COURTESY, HONESTY, INFORMATION_GIVEN, MET_MY_NEED, VALUE_FOR_MONEY,
	RESPECT, CLEANLINESS, FELT_LISTENED_TO, NAME_USED, FELT_IMPORTANT, FLEXIBILITY, OWN_FAMILY

}
