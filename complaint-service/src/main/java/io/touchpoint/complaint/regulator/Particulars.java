package io.touchpoint.complaint.regulator;

import java.util.List;

import io.touchpoint.complaint.site.Sites;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What regulators want to know of a case beside how it is filed.
 *
 * @param furtherSites the other sites that it concerns; it counts at its own alone, so
 * that a complaint of several sites is one
 */
record Particulars(@NotNull AgeBand ageBand, @NotNull Complainant complainant, @NotNull @Size(
		max = 20) List<@NotNull @Pattern(regexp = Sites.CODE, message = "must be a site code") String> furtherSites) {

	static final Particulars UNKNOWN = new Particulars(AgeBand.UNKNOWN, Complainant.UNKNOWN, List.of());

	/** The same with each site once and without the case's own. */
	Particulars of(String site) {
		return new Particulars(this.ageBand, this.complainant,
				this.furtherSites.stream().filter((other) -> !other.equals(site)).distinct().sorted().toList());
	}

	/** In one form for good, for the audit log. */
	String said() {
		return this.ageBand + "\u001f" + this.complainant + "\u001f" + String.join(",", this.furtherSites);
	}

}
