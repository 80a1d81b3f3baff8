package io.touchpoint.gateway.directory;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.touchpoint.starter.web.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A place with customers. Its JSON is at once the API's and the data of
 * {@code site.saved} version 1.
 *
 * @param code short name, never changed
 * @param name name shown
 * @param region where it belongs
 * @param sector kind of operation
 * @param peerGroup sites that may be compared with it
 * @param timeZone its time zone
 * @param languages the languages its customers are addressed in
 * @param contact how customers reach it
 * @param open whether it has customers now; a closed site keeps its history
 * @param revision rises by one per change
 */
record Site(String code, String name, SiteRegion region, Sector sector, @Nullable String peerGroup, String timeZone,
		List<String> languages, Contact contact, boolean open, long revision) {

	Site changed(NewSite wish) {
		return new Site(this.code, wish.name().strip(),
				new SiteRegion(wish.region().code(), wish.region().nameOrCode()), wish.sector(), wish.peerGroup(),
				wish.timeZone(), wish.languages(), wish.contactOrNone(), this.open, this.revision + 1);
	}

	Site opened(boolean nowOpen) {
		return new Site(this.code, this.name, this.region, this.sector, this.peerGroup, this.timeZone, this.languages,
				this.contact, nowOpen, this.revision + 1);
	}

	@JsonIgnore
	String tag() {
		return Revision.tag(this.revision);
	}

	/**
	 * The region of a site, with its name.
	 */
	record SiteRegion(String code, String name) {
	}

}
