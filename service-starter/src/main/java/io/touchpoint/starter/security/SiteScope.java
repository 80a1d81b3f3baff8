package io.touchpoint.starter.security;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The sites somebody may see: all of them, or the listed codes. An empty list sees
 * nothing.
 *
 * @param everywhere whether every site, also a future one, is in scope
 * @param codes the site codes in scope when not everywhere; sorted, unmodifiable
 */
public record SiteScope(boolean everywhere, SortedSet<String> codes) {

	public SiteScope {
		// The setting's own signs are nobody's code: a site that is called "*" or "a,b"
		// must never widen what row-level security reads.
		TreeSet<String> possible = new TreeSet<>(codes);
		possible.removeIf((code) -> code.equals("*") || code.contains(","));
		codes = Collections.unmodifiableSortedSet(possible);
	}

	public static SiteScope allSites() {
		return new SiteScope(true, new TreeSet<>());
	}

	public static SiteScope of(Collection<String> codes) {
		return new SiteScope(false, new TreeSet<>(codes));
	}

	public static SiteScope of(String... codes) {
		return of(List.of(codes));
	}

	public boolean covers(String site) {
		return this.everywhere || this.codes.contains(site);
	}

	/**
	 * The form that row-level security reads from {@code app.sites}: {@code *} or the
	 * codes parted by commas.
	 */
	public String setting() {
		return this.everywhere ? "*" : String.join(",", this.codes);
	}

}
