package io.touchpoint.starter.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Tag;

/**
 * The {@code site} label, bounded: sites beyond the cap are counted under {@code other}
 * so that no input can grow the number of series for ever.
 */
public final class SiteTags {

	/** Of what must not be known of any site. */
	public static final Tag HIDDEN = Tag.of("site", "hidden");

	static final String OTHER = "other";

	private final int most;

	private final Set<String> known = ConcurrentHashMap.newKeySet();

	SiteTags(int most) {
		this.most = most;
	}

	/**
	 * The tag of a site that exists; pass only codes that were checked.
	 */
	public Tag of(String site) {
		if (!this.known.contains(site) && (this.known.size() >= this.most || !this.known.add(site))) {
			return Tag.of("site", this.known.contains(site) ? site : OTHER);
		}
		return Tag.of("site", site);
	}

}
