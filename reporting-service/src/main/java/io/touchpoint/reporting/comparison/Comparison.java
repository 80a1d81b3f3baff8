package io.touchpoint.reporting.comparison;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.touchpoint.reporting.indicator.Limits;
import io.touchpoint.reporting.indicator.OverDispersion;
import io.touchpoint.reporting.indicator.Signal;

/**
 * Sites compared by one measure.
 *
 * @param measure the measure's id
 * @param from the first day
 * @param to the last day
 * @param region the region asked for
 * @param peerGroup the peer group asked for
 * @param centre the value over all sites asked for, also those that the caller may not
 * see; null when nothing was counted
 * @param overdispersion what the limits allow for beyond chance; null with fewer than ten
 * sites to estimate it from
 * @param refreshedAt when something was last counted
 * @param sites the caller's sites
 * @param curve the funnel, to be drawn
 */
record Comparison(String measure, LocalDate from, LocalDate to, @Nullable String region, @Nullable String peerGroup,
		@Nullable Double centre, @Nullable OverDispersion overdispersion, @Nullable Instant refreshedAt,
		List<SiteRow> sites, List<CurvePoint> curve) {

	/**
	 * One site.
	 *
	 * @param code its code
	 * @param name its name
	 * @param region its region's code
	 * @param regionName its region's name
	 * @param peerGroup its peer group
	 * @param open whether it is open; a closed site appears as long as the period has its
	 * figures
	 * @param n the base
	 * @param x the count behind the value: those with the property, or promoters less
	 * detractors; none of a mean
	 * @param value the measure's value
	 * @param lower the lower end of its 95 % interval; none of a mean of one
	 * @param upper the upper end of its 95 % interval
	 * @param suppressed whether x, value and interval are left out because the base is
	 * too small: under ten answers or cases, or no visit
	 * @param funnel what chance, and differences common to all sites, allow for
	 * @param signal whether the value lies outside of the 99.8 % limits
	 * @param trend the weeks, from the first to the last with a base; the newest 53
	 */
	record SiteRow(String code, String name, String region, String regionName, String peerGroup, boolean open, long n,
			@Nullable Long x, @Nullable Double value, @Nullable Double lower, @Nullable Double upper,
			boolean suppressed, @Nullable Limits funnel, @Nullable Signal signal, List<TrendPoint> trend) {
	}

	/**
	 * One week of a site.
	 *
	 * @param week the ISO week, for example 2026-W40
	 * @param n the base
	 * @param value the value; left out where the base is too small, or would give such a
	 * week away
	 */
	record TrendPoint(String week, long n, @Nullable Double value) {
	}

	/**
	 * The funnel at one base.
	 *
	 * @param n the base
	 * @param lower95 the lower 95 % limit
	 * @param upper95 the upper 95 % limit
	 * @param lower998 the lower 99.8 % limit
	 * @param upper998 the upper 99.8 % limit
	 */
	record CurvePoint(long n, double lower95, double upper95, double lower998, double upper998) {
	}

}
