package io.touchpoint.complaint.remedy;

import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.touchpoint.starter.security.Role;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which rules remedies are given.
 *
 * @param currency in which sites pay, as ISO 4217 has it
 * @param limit what each role may give by itself
 * @param returnWindow how many days after the purchase goods are exchanged or paid back
 * @param lookupTimeout how long the directory may take to tell who can say yes
 * @param sites what differs at some sites, by their codes
 */
@ConfigurationProperties("touchpoint.complaint.remedy")
record RemedySettings(String currency, Limits limit, int returnWindow, Duration lookupTimeout,
		@DefaultValue Map<String, OfSite> sites) {

	RemedySettings {
		sites = Map.copyOf(sites);
		check(currency, returnWindow);
		sites.values()
			.forEach((own) -> check((own.currency() != null) ? own.currency() : currency,
					(own.returnWindow() != null) ? own.returnWindow() : returnWindow));
	}

	/** What holds at a site. */
	Terms at(String site) {
		OfSite own = this.sites.get(site);
		return (own == null) ? usual()
				: new Terms((own.currency() != null) ? own.currency() : this.currency,
						(own.limit() != null) ? own.limit() : this.limit,
						(own.returnWindow() != null) ? own.returnWindow() : this.returnWindow);
	}

	/** What holds where nothing differs. */
	Terms usual() {
		return new Terms(this.currency, this.limit, this.returnWindow);
	}

	/** What those roles may give at the sites that have limits of their own. */
	Map<String, Long> ownLimits(Set<Role> roles) {
		Map<String, Long> own = new TreeMap<>();
		this.sites.forEach((site, differs) -> own.put(site, at(site).limits().of(roles)));
		return own;
	}

	private static void check(String currency, int returnWindow) {
		Currency.getInstance(currency);
		if (returnWindow < 0) {
			throw new IllegalArgumentException("A return window has no negative days");
		}
	}

	/**
	 * What differs at a site.
	 *
	 * @param limit must be given for all roles in another currency
	 */
	record OfSite(@Nullable String currency, @Nullable Limits limit, @Nullable Integer returnWindow) {
	}

}
