package io.touchpoint.starter.security;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.security.access.AccessDeniedException;

/**
 * The person or machine behind a request, as the passport names it. A controller takes it
 * as an argument.
 *
 * @param id stable id of the account or key
 * @param name the name shown to colleagues
 * @param roles what the caller may do
 * @param sites where the caller may do it
 */
public record Caller(String id, String name, Set<Role> roles, SiteScope sites) {

	public Caller {
		roles = roles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(roles));
	}

	public boolean has(Role role) {
		return this.roles.contains(role);
	}

	/**
	 * Refuses the request with a 403 that names the roles needed, unless the caller has
	 * one of them.
	 */
	public void require(Role... anyOf) {
		if (Arrays.stream(anyOf).noneMatch(this::has)) {
			throw new AccessDeniedException("This needs the role "
					+ Arrays.stream(anyOf).map(Enum::name).collect(Collectors.joining(" or ")) + ".");
		}
	}

	/**
	 * Refuses the request with a 403 unless the site is in the caller's scope.
	 */
	public void requireSite(String site) {
		if (!this.sites.covers(site)) {
			throw new AccessDeniedException("The site '" + site + "' is not one of yours.");
		}
	}

	/**
	 * Refuses whoever is not of head office with all sites in sight: what holds at every
	 * site is theirs.
	 * @throws AccessDeniedException a 403 problem
	 */
	public void requireOrganisation() {
		require(Role.HEAD_OFFICE);
		if (!this.sites.everywhere()) {
			throw new AccessDeniedException("What holds for all sites is for those who see all of them.");
		}
	}

}
