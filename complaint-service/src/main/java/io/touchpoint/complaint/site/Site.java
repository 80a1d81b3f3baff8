package io.touchpoint.complaint.site;

import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A site as this service needs it.
 *
 * @param code the slug that names it everywhere
 * @param sector hospital, education, retail, finance, public or other
 * @param zone the time zone of its calendar
 * @param languages languages of its customers, the preferred first
 * @param open whether it still works
 * @param hours when it works; {@link Hours#WEEKDAYS} if nobody has said
 */
public record Site(String code, String name, @Nullable String region, String sector, ZoneId zone,
		List<String> languages, SiteContact contact, boolean open, long revision, Hours hours) {
}
