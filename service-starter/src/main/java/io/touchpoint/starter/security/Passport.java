package io.touchpoint.starter.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The claims of a passport: the short-lived signed statement by which the front door
 * tells a service who is asking. Written by the gateway, read by every service.
 */
public final class Passport {

	/** Issuer of passports for people and API keys. */
	public static final String GATEWAY_ISSUER = "touchpoint-gateway";

	/** Issuer of passports with which services call each other. */
	public static final String SERVICE_ISSUER = "touchpoint-service";

	private static final String NAME = "name";

	private static final String ROLES = "roles";

	private static final String SITES = "sites";

	private Passport() {
	}

	/**
	 * The claims that describe the caller; issuer, audience and times are the minter's.
	 */
	public static Map<String, Object> claims(Caller caller) {
		return Map.of("sub", caller.id(), NAME, caller.name(), ROLES, caller.roles().stream().map(Enum::name).toList(),
				SITES, caller.sites().everywhere() ? List.of("*") : List.copyOf(caller.sites().codes()));
	}

	static CallerAuthentication read(Jwt jwt) {
		if (SERVICE_ISSUER.equals(jwt.getClaimAsString("iss"))) {
			return CallerAuthentication.service(subject(jwt));
		}
		String name = jwt.getClaimAsString(NAME);
		return CallerAuthentication
			.person(new Caller(subject(jwt), (name != null) ? name : subject(jwt), roles(jwt), sites(jwt)));
	}

	private static String subject(Jwt jwt) {
		String subject = jwt.getSubject();
		if (subject == null) {
			throw new BadJwtException("The passport names nobody");
		}
		return subject;
	}

	private static Set<Role> roles(Jwt jwt) {
		Set<Role> roles = EnumSet.noneOf(Role.class);
		List<String> claimed = strings(jwt, ROLES);
		// A role that a newer gateway knows and this service does not grants nothing
		// here.
		Arrays.stream(Role.values()).filter((role) -> claimed.contains(role.name())).forEach(roles::add);
		return roles;
	}

	private static SiteScope sites(Jwt jwt) {
		List<String> sites = strings(jwt, SITES);
		return sites.contains("*") ? SiteScope.allSites() : SiteScope.of(sites);
	}

	private static List<String> strings(Jwt jwt, String claim) {
		List<String> values = jwt.getClaimAsStringList(claim);
		return (values != null) ? values : List.of();
	}

}
