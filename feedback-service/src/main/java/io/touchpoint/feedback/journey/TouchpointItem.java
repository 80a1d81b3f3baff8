package io.touchpoint.feedback.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.touchpoint.feedback.questionnaire.CustomerType;

/**
 * A touchpoint with the journeys it is part of.
 */
record TouchpointItem(String code, String name, Touchpoint.Kind kind, List<Stop> journeys) {

	/**
	 * Its place in the journey of a customer type.
	 */
	record Stop(CustomerType customerType, int ordinal, String unit, boolean retired) {
	}

	static List<TouchpointItem> of(List<Touchpoint> touchpoints, String language) {
		Map<String, TouchpointItem> items = new LinkedHashMap<>();
		touchpoints.forEach((touchpoint) -> items
			.computeIfAbsent(touchpoint.code(),
					(code) -> new TouchpointItem(code, touchpoint.name().in(language), touchpoint.kind(),
							new ArrayList<>()))
			.journeys()
			.add(new Stop(touchpoint.customerType(), touchpoint.ordinal(), touchpoint.unit(), touchpoint.retired())));
		return List.copyOf(items.values());
	}

}
