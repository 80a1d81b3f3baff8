package io.touchpoint.complaint.importer;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The time zones of the sites that are known here. The directory's news may be on their
 * way, so a run waits for them, on the thread of its job.
 */
final class Zones {

	private final ImportRuns runs;

	private final ImportSettings settings;

	private final Clock clock;

	private final BooleanSupplier stop;

	private final Instant patientUntil;

	private final Set<String> unknown = new HashSet<>();

	private Map<String, ZoneId> known;

	/**
	 * @param stop whether the process is about to end
	 */
	Zones(ImportRuns runs, ImportSettings settings, Clock clock, BooleanSupplier stop) throws SQLException {
		this.runs = runs;
		this.settings = settings;
		this.clock = clock;
		this.stop = stop;
		this.patientUntil = clock.instant().plus(settings.waitForFollowedSites());
		this.known = runs.zones();
	}

	/**
	 * The time zone of a site that the file presumes; null if there is no such site. The
	 * first unknown ones are waited for.
	 */
	@Nullable ZoneId of(String site) {
		ZoneId zone = this.known.get(site);
		if (zone != null || this.unknown.contains(site)) {
			return zone;
		}
		if (!arrive(Set.of(site), this.patientUntil)) {
			this.unknown.add(site);
		}
		return this.known.get(site);
	}

	/** Those of the sites that are not known. */
	Set<String> missing(Collection<String> sites) {
		Set<String> missing = new HashSet<>(sites);
		missing.removeAll(this.known.keySet());
		return missing;
	}

	/** Waits for sites that the directory was asked to make. */
	boolean arrive(Set<String> sites, Duration most) {
		return arrive(sites, this.clock.instant().plus(most));
	}

	private boolean arrive(Set<String> sites, Instant until) {
		while (!this.known.keySet().containsAll(sites)) {
			if (this.stop.getAsBoolean()) {
				throw new IllegalStateException("The service stops; the import goes on when it is back");
			}
			if (!this.clock.instant().isBefore(until)) {
				return false;
			}
			LockSupport.parkNanos(this.settings.poll().toNanos());
			look();
		}
		return true;
	}

	private void look() {
		try {
			this.known = this.runs.zones();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The sites could not be read", ex);
		}
	}

}
