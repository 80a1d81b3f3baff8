package io.touchpoint.reporting.comparison;

import org.jspecify.annotations.Nullable;

/**
 * What is compared.
 *
 * @param measure by what
 * @param period when
 * @param region only the sites of this region, by its code
 * @param peerGroup only the sites of this peer group
 */
record Question(Measure measure, Period period, @Nullable String region, @Nullable String peerGroup) {
}
