package io.touchpoint.reporting.comparison;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Something that sites are compared by.
 *
 * @param id stable key
 * @param title what a heading says
 * @param definition what is counted, of what
 * @param source where the figures come from
 * @param better whether high or low values are good
 * @param kind how it is calculated
 * @param rollup the rollup that it is read from
 * @param dimension the rollup's dimension, or empty
 * @param settledAfter how many days go by before what was received on a day is decided; 0
 * when that needs no time
 */
record Measure(String id, String title, String definition, String source, Better better, Kind kind,
		@JsonIgnore String rollup, @JsonIgnore String dimension, @JsonIgnore int settledAfter) {

	/**
	 * The last day that counts: what is too young to be decided is not held against
	 * anybody.
	 */
	LocalDate lastDay(LocalDate today) {
		return (this.settledAfter > 0) ? today.minusDays(this.settledAfter) : LocalDate.MAX;
	}

	/** Which side is the good one. */
	enum Better {

		/** High values are good. */
		HIGH,

		/** Low values are good. */
		LOW

	}

}
