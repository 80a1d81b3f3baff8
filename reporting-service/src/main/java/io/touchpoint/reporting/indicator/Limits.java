package io.touchpoint.reporting.indicator;

import org.jspecify.annotations.Nullable;

/**
 * What chance allows a site of a given base: the funnel cut at one place.
 *
 * @param lower95 the lower 95 % limit
 * @param upper95 the upper 95 % limit
 * @param lower998 the lower 99.8 % limit
 * @param upper998 the upper 99.8 % limit
 */
public record Limits(double lower95, double upper95, double lower998, double upper998) {

	static Limits of(Interval p95, Interval p998) {
		return new Limits(p95.lower(), p95.upper(), p998.lower(), p998.upper());
	}

	/**
	 * Says whether chance alone is a bad explanation. Only 99.8 % counts: a hundred sites
	 * at 95 % give five false alarms.
	 * @param value the site's value
	 * @return the signal, or nothing
	 */
	public @Nullable Signal signal(double value) {
		if (value > this.upper998) {
			return Signal.HIGH;
		}
		return (value < this.lower998) ? Signal.LOW : null;
	}

}
