package io.touchpoint.local.build;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import io.touchpoint.local.process.LogTail;
import io.touchpoint.local.process.ProcessRecord;
import io.touchpoint.local.process.Programs;
import io.touchpoint.local.process.RunFolder;
import io.touchpoint.local.process.Stopping;
import io.touchpoint.local.settings.Console;
import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Service;
import org.jspecify.annotations.Nullable;

/**
 * Runs Maven for the services that need it. Everything Maven says goes to a log, a line
 * per module to the console.
 */
public final class MavenBuild {

	private static final Duration LONGEST = Duration.ofMinutes(30);

	/** How often a person without a terminal reads that it goes on. */
	private static final Duration HEARTBEAT = Duration.ofSeconds(20);

	private static final Duration TICK = Duration.ofMillis(500);

	private static final Duration GRACE = Duration.ofSeconds(15);

	private static final int ERRORS = 25;

	private final Workspace workspace;

	private final Path top;

	private final Path log;

	private final Console console;

	private final InstantSource clock;

	private final RunFolder run;

	private volatile @Nullable Process running;

	/**
	 * @param run where Maven is remembered while it runs: it may outlive a launcher that
	 * is killed
	 */
	public MavenBuild(Path top, Path log, Console console, InstantSource clock, RunFolder run) {
		this.workspace = new Workspace(top);
		this.top = top;
		this.log = log;
		this.console = console;
		this.clock = clock;
		this.run = run;
	}

	/**
	 * Builds what is missing or out of date.
	 */
	public void run() {
		List<Service> services = this.workspace.outOfDate();
		if (services.isEmpty()) {
			return;
		}
		if (Programs.find("mvn").isEmpty()) {
			throw new Problem("Maven (mvn) is not on the PATH; it is needed to build %s.".formatted(named(services)));
		}
		this.console.line("Building " + named(services) + " (full output: " + this.log + ")");
		int code = maven(services);
		if (code != 0) {
			throw new Problem("The build failed (Maven ended with %d). What it says:%n%s%nThe whole output: %s"
				.formatted(code, complaints(), this.log));
		}
		this.workspace.built(services, this.clock.instant());
	}

	private int maven(List<Service> services) {
		// Clean, because what an update removed from the sources would stay among the
		// classes: an old migration, for one.
		List<String> command = List.of("mvn", "-B", "-ntp", "-DskipTests", "-Dspring-javaformat.validate.skip=true",
				"-pl", services.stream().map((service) -> ":" + service.id()).collect(Collectors.joining(",")), "-am",
				"clean", "package");
		try {
			Files.createDirectories(this.log.getParent());
			ProcessBuilder builder = new ProcessBuilder(command).directory(this.top.toFile()).redirectErrorStream(true);
			builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
			Process process = builder.start();
			process.getOutputStream().close();
			this.run.remember(ProcessRecord.of(RunFolder.BUILD, process.toHandle()));
			this.running = process;
			try {
				return follow(process);
			}
			finally {
				stop();
			}
		}
		catch (IOException ex) {
			throw new Problem("Maven could not be started: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Ends Maven and what it started, if it runs.
	 */
	public void stop() {
		Process process = this.running;
		if (process != null) {
			Stopping.stopAll(Stopping.family(process.toHandle()), GRACE);
			this.run.forget(RunFolder.BUILD);
		}
	}

	private int follow(Process process) throws IOException {
		BuildProgress progress = new BuildProgress(this.clock);
		CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> read(process, progress));
		long start = System.nanoTime();
		long spoken = start;
		while (true) {
			try {
				reading.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
				return process.waitFor();
			}
			catch (TimeoutException ex) {
				synchronized (progress) {
					this.console.passing(progress.now());
					if (!this.console.terminal() && System.nanoTime() - spoken > HEARTBEAT.toNanos()) {
						this.console.line(progress.now());
						spoken = System.nanoTime();
					}
				}
				if (System.nanoTime() - start > LONGEST.toNanos()) {
					throw new Problem("The build did not end within %d minutes. Its output: %s"
						.formatted(LONGEST.toMinutes(), this.log), ex);
				}
			}
			catch (ExecutionException ex) {
				throw new IOException(ex.getCause());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new Problem("The build was interrupted.", ex);
			}
		}
	}

	private void read(Process process, BuildProgress progress) {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
				PrintWriter copy = new PrintWriter(Files.newBufferedWriter(this.log), true)) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				copy.println(line);
				synchronized (progress) {
					progress.read(line).ifPresent(this.console::line);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String complaints() {
		try {
			List<String> errors = new ArrayList<>();
			for (String line : Files.readAllLines(this.log)) {
				if (line.startsWith("[ERROR]") && line.length() > "[ERROR] ".length()) {
					errors.add("  " + line);
				}
			}
			return errors.isEmpty() ? LogTail.of(this.log)
					: errors.stream().limit(ERRORS).collect(Collectors.joining(System.lineSeparator()));
		}
		catch (IOException ex) {
			return LogTail.of(this.log);
		}
	}

	private static String named(List<Service> services) {
		return services.stream().map(Service::id).collect(Collectors.joining(", "));
	}

}
