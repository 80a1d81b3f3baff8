package io.touchpoint.reporting.comparison;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one site in a period.
 *
 * @param site the site
 * @param from the first day
 * @param to the last day
 * @param refreshedAt when something was last counted
 * @param measures all measures
 * @param customers what its customers say, and what observers saw in their place
 * @param colleagues the same of colleagues, who are customers of each other; no answer
 * stands in both
 * @param complaints its complaints
 */
record SiteProfile(Site site, LocalDate from, LocalDate to, @Nullable Instant refreshedAt, List<Figure> measures,
		Served customers, Served colleagues, Complaints complaints) {

	/**
	 * The site.
	 *
	 * @param code its code
	 * @param name its name
	 * @param region its region's code
	 * @param regionName its region's name
	 * @param peerGroup its peer group
	 * @param timeZone the zone in which its days begin
	 * @param open whether it is open
	 */
	record Site(String code, String name, String region, String regionName, String peerGroup, String timeZone,
			boolean open) {
	}

	/**
	 * One measure.
	 *
	 * @param measure its id
	 * @param n the base
	 * @param x the count behind the value; none of a mean
	 * @param value the value
	 * @param lower the lower end of its 95 % interval
	 * @param upper the upper end of its 95 % interval
	 * @param suppressed whether these are left out because the base is too small: under
	 * ten answers or cases, or no visit
	 */
	record Figure(String measure, long n, @Nullable Long x, @Nullable Double value, @Nullable Double lower,
			@Nullable Double upper, boolean suppressed) {
	}

	/**
	 * What is known of those whom the site serves, in detail.
	 *
	 * @param gaps what they experienced less what they had expected, by dimension of
	 * TREAT; those that somebody said both of
	 * @param channels scores by the channel that they came through, because channels
	 * answer differently; the one with the most answers first
	 * @param attributes how many rated it 4 or 5, of all who rated it from 1 to 5, by
	 * attribute; those that somebody rated
	 * @param areas the same by monitored area
	 * @param steps how many found a step of the service script (GUEST) done, of all who
	 * said so or not, in the order of the script. It was done if no check was missed and
	 * a mark from 1 to 5, where there is one, is 4 or 5
	 * @param visits the same as observers saw it: n counts visited places. No answer of
	 * anybody served is in it
	 */
	record Served(List<Gap> gaps, List<ChannelScores> channels, List<Share> attributes, List<Share> areas,
			List<Share> steps, List<VisitSteps> visits) {
	}

	/**
	 * A share with Wilson's 95 % interval.
	 *
	 * @param code of what
	 * @param n the base
	 * @param x how many of it
	 * @param value x of n, 0 to 1
	 * @param lower the lower end of the interval
	 * @param upper the upper end of the interval
	 * @param suppressed whether these are left out because the base is too small: under
	 * ten answers. What observers saw needs no shelter
	 */
	record Share(String code, long n, @Nullable Long x, @Nullable Double value, @Nullable Double lower,
			@Nullable Double upper, boolean suppressed) {
	}

	/**
	 * What one kind of visit saw of the service script.
	 *
	 * @param method mystery visit or inspection
	 * @param steps in the order of the script
	 */
	record VisitSteps(String method, List<Share> steps) {
	}

	/**
	 * The gap of one dimension: the mean of experienced less expected rating (each from 1
	 * to 5) over those who gave both (Parasuraman, Zeithaml and Berry, 1988).
	 *
	 * @param dimension of TREAT
	 * @param n how many gave both
	 * @param mean from −4 to 4
	 * @param lower the lower end of its 95 % interval
	 * @param upper the upper end of its 95 % interval
	 * @param suppressed whether these are left out because the base is under ten
	 */
	record Gap(String dimension, long n, @Nullable Double mean, @Nullable Double lower, @Nullable Double upper,
			boolean suppressed) {
	}

	/**
	 * What came through one channel.
	 *
	 * @param channel the channel
	 * @param measures satisfaction, one-tap and nps, each of this channel alone
	 */
	record ChannelScores(String channel, List<Figure> measures) {
	}

	/**
	 * Complaints of the site.
	 *
	 * @param open how many are open now
	 * @param overdue how many of those are late
	 * @param received how many came in the period
	 * @param closed how many were closed in the period
	 */
	record Complaints(long open, long overdue, long received, long closed) {
	}

}
