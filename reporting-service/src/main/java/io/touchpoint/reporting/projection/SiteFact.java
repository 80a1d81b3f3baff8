package io.touchpoint.reporting.projection;

import java.time.ZoneId;
import java.util.regex.Pattern;

import io.touchpoint.starter.event.Event;

/**
 * A site as the directory tells it.
 *
 * @param code its code
 * @param name its name
 * @param region the code of its region
 * @param regionName the region's name
 * @param peerGroup the sites that it may be compared with
 * @param timeZone the zone in which its days begin
 * @param open whether it is open
 * @param revision rises by one with every change
 */
record SiteFact(String code, String name, String region, String regionName, String peerGroup, String timeZone,
		boolean open, long revision) {

	static final String SAVED = "site.saved";

	/** Offsets are no zones, and PostgreSQL reads their signs the other way round. */
	private static final Pattern ZONE = Pattern.compile("[A-Z][A-Za-z0-9_+/-]*");

	static SiteFact of(Event event) {
		Members data = new Members(event);
		String zone = data.text("timeZone");
		if (!ZONE.matcher(zone).matches() || !ZoneId.getAvailableZoneIds().contains(zone)) {
			throw new IllegalArgumentException(zone + " is no time zone");
		}
		String region = data.node("region").path("code").stringValue();
		return new SiteFact(data.text("code"), data.text("name"), region,
				data.node("region").path("name").stringValueOpt().orElse(region),
				data.node("peerGroup").stringValueOpt().orElse(""), zone,
				!Boolean.FALSE.equals(data.optionalFlag("open")), data.number("revision"));
	}

}
