package io.touchpoint.feedback.questionnaire;

/**
 * A part of the offer that is watched over time.
 */
public enum MonitoredArea {

	SPEED_OF_DELIVERY, PRODUCT_RANGE, PRODUCT_FEATURES, PRICE_AND_PACKAGING, RETURN_POLICY, CATALOGUE_AND_WEBSITE,
	PRICING

}
