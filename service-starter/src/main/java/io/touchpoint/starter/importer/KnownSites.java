package io.touchpoint.starter.importer;

import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The sites that the directory has told of, with their time zones. Its news may be on
 * their way, so a run waits for them, on the thread of its job.
 */
public final class KnownSites {

	private final Look look;

	private final ImportSettings settings;

	private final BooleanSupplier stop;

	private final Set<String> unknown = new HashSet<>();

	/** The first site that is waited for begins it. */
	private @Nullable Long patientUntil;

	private Map<String, ZoneId> known;

	/** When they were read; what is read at the beginning is old when rows are. */
	private @Nullable Long lookedAt;

	/** Reads the sites that the directory has told of so far. */
	@FunctionalInterface
	interface Look {

		Map<String, ZoneId> sites() throws SQLException;

	}

	/**
	 * @param stop whether the process is about to end
	 */
	KnownSites(Look look, ImportSettings settings, BooleanSupplier stop) throws SQLException {
		this.look = look;
		this.settings = settings;
		this.stop = stop;
		this.known = look.sites();
	}

	/**
	 * The time zone of a site that the file presumes; null if there is no such site. The
	 * first unknown ones are waited for.
	 * @throws UnreadableFile if the file names more of them than a mistake explains
	 */
	public @Nullable ZoneId zone(String site) {
		if (!this.known.containsKey(site) && !this.unknown.contains(site) && !arrive(Set.of(site), patientUntil())) {
			note(site, this.unknown);
		}
		return this.known.get(site);
	}

	private long patientUntil() {
		if (this.patientUntil == null) {
			this.patientUntil = System.nanoTime() + this.settings.waitForSite().toNanos();
		}
		return this.patientUntil;
	}

	/**
	 * Adds a site that the file brings along to those that have to be made.
	 * @throws UnreadableFile if the file names more of them than a mistake explains
	 */
	public void note(String site, Set<String> unknown) {
		if (!this.known.containsKey(site) && unknown.add(site) && unknown.size() > this.settings.mostUnknownSites()) {
			throw new UnreadableFile("The file names more than " + this.settings.mostUnknownSites()
					+ " sites that the directory does not know; are its sites in another column?");
		}
	}

	/** Those of the sites that are not known. */
	Set<String> missing(Collection<String> sites) {
		Set<String> missing = new HashSet<>(sites);
		missing.removeAll(this.known.keySet());
		return missing;
	}

	/** Waits for sites that the directory was asked to make. */
	boolean arrive(Set<String> sites, Duration most) {
		return arrive(sites, System.nanoTime() + most.toNanos());
	}

	/** Looks again, however long it was waited already, but not for every row anew. */
	private boolean arrive(Set<String> sites, long until) {
		look();
		while (!this.known.keySet().containsAll(sites)) {
			if (this.stop.getAsBoolean()) {
				throw new IllegalStateException("The service stops; the import goes on when it is back");
			}
			if (System.nanoTime() >= until) {
				return false;
			}
			pause();
			look();
		}
		return true;
	}

	/**
	 * Another instance may be the one that follows the directory, so nobody here could
	 * tell that a site has come: nobody counts down, but an interrupt ends the wait.
	 */
	private void pause() {
		try {
			new CountDownLatch(1).await(this.settings.sitePoll().toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Stopped while sites were waited for", ex);
		}
	}

	private void look() {
		long now = System.nanoTime();
		if (this.lookedAt != null && now - this.lookedAt < this.settings.sitePoll().toNanos()) {
			return;
		}
		this.lookedAt = now;
		try {
			this.known = this.look.sites();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The sites could not be read", ex);
		}
	}

}
