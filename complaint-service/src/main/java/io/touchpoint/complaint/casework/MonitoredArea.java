package io.touchpoint.complaint.casework;

/**
 * The part of the offer that a complaint is about; the names are those of the questions
 * in surveys.
 */
public enum MonitoredArea {

	SPEED_OF_DELIVERY, PRODUCT_RANGE, PRODUCT_FEATURES, PRICE_AND_PACKAGING, RETURN_POLICY, CATALOGUE_AND_WEBSITE,
	PRICING

}
