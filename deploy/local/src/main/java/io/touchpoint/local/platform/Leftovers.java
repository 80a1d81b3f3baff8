package io.touchpoint.local.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
	 * Stops them. To be called under the launcher's lock only.
	 * @return a sentence for each
	 */
	public List<String> stop() {
		List<String> said = new ArrayList<>();
		// The lock tells that the launcher itself is gone
		this.run.forget(RunFolder.LAUNCHER);
		List<ProcessRecord> services = this.run.all().stream().filter((one) -> !POSTGRES.equals(one.name())).toList();
		services.forEach((one) -> one.process().ifPresent(ProcessHandle::destroy));
		services.forEach((one) -> end(one).ifPresent(said::add));
		this.run.find(POSTGRES).flatMap(this::end).ifPresent(said::add);
		return said;
	}

	private Optional<String> end(ProcessRecord one) {
		Optional<ProcessHandle> process = one.process();
		process.ifPresent((handle) -> {
			if (POSTGRES.equals(one.name())) {
				Stopping.stopPostgres(handle, GRACE);
			}
			else {
				Stopping.stop(handle, GRACE);
			}
		});
		this.run.forget(one.name());
		return process.map((handle) -> "Stopped %s (process %d), left over from a run that was killed."
			.formatted(one.name(), one.pid()));
	}

}
