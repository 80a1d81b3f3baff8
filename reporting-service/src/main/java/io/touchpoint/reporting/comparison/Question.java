package io.touchpoint.reporting.comparison;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What is compared.
 *
 * @param measure by what
 * @param period when
 * @param counted the part of it that counts
 * @param region only the sites of this region, by its code
 * @param peerGroup only the sites of this peer group
 */
record Question(Measure measure, Period period, Period counted, @Nullable String region, @Nullable String peerGroup) {

	static Question of(Measure measure, Period period, @Nullable String region, @Nullable String peerGroup,
			LocalDate today) {
		return new Question(measure, period, period.upTo(measure.lastDay(today)), region, peerGroup);
	}

}
