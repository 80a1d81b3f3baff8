package io.touchpoint.starter.security;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

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

	/** What no database keeps, and nobody types. */
	private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

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
	 * The site that a request asks to see alone; null if it names none, which means all
	 * that are in scope.
	 * @throws AccessDeniedException a 403 problem unless the site is in scope
	 */
	public @Nullable String onlySite(@Nullable String named) {
		String site = (named != null) ? CONTROL.matcher(named).replaceAll("").strip() : "";
		if (site.isEmpty()) {
			return null;
		}
		requireSite(site);
		return site;
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
