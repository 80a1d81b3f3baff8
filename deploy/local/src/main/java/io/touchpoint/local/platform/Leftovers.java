package io.touchpoint.local.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.touchpoint.local.process.ProcessRecord;
import io.touchpoint.local.process.RunFolder;
import io.touchpoint.local.process.Stopping;

/**
 * Processes of an earlier run whose launcher was killed. They are stopped before a new
 * run, PostgreSQL last, so that what they still had to say is written.
 */
public final class Leftovers {

	private static final Duration GRACE = Duration.ofSeconds(15);

	private static final String POSTGRES = "postgres";

	private final RunFolder run;

	public Leftovers(RunFolder run) {
		this.run = run;
	}

	/**
	 * The names of those that still run.
	 */
	public List<String> names() {
		return this.run.all().stream().filter((one) -> one.process().isPresent()).map(ProcessRecord::name).toList();
	}

	/**
	 * Stops them. To be called under the launcher's lock only.
	 * @return a sentence for each
	 */
	public List<String> stop() {
		List<String> said = new ArrayList<>();
		List<ProcessRecord> services = this.run.all()
			.stream()
			.filter((one) -> !POSTGRES.equals(one.name()) && !RunFolder.LAUNCHER.equals(one.name()))
			.toList();
		List<ProcessRecord> alive = services.stream().filter((one) -> one.process().isPresent()).toList();
		Stopping.stopAll(alive.stream()
			.flatMap((one) -> one.process().stream())
			.map(Stopping::family)
			.flatMap(List::stream)
			.toList(), GRACE);
		alive.forEach((one) -> said.add(stopped(one)));
		services.forEach((one) -> this.run.forget(one.name()));
		this.run.find(POSTGRES).filter((one) -> one.process().isPresent()).ifPresent((one) -> {
			one.process().ifPresent((handle) -> Stopping.stopPostgres(handle, GRACE));
			said.add(stopped(one));
		});
		this.run.forget(POSTGRES);
		return said;
	}

	private static String stopped(ProcessRecord one) {
		return "Stopped %s (process %d), left over from a run that was killed.".formatted(one.name(), one.pid());
	}

}
