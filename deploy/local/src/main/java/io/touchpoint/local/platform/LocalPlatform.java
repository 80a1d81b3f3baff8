package io.touchpoint.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import io.touchpoint.local.build.MavenBuild;
import io.touchpoint.local.build.Workspace;
import io.touchpoint.local.database.Address;
import io.touchpoint.local.database.Databases;
import io.touchpoint.local.database.PostgresServer;
import io.touchpoint.local.install.Installation;
import io.touchpoint.local.install.ServiceEnvironment;
import io.touchpoint.local.mail.DevelopmentMail;
import io.touchpoint.local.process.PortCheck;
import io.touchpoint.local.process.ProcessRecord;
import io.touchpoint.local.process.RunFolder;
import io.touchpoint.local.settings.Console;
import io.touchpoint.local.settings.ExternalDatabase;
import io.touchpoint.local.settings.Folders;
import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Secrets;
import io.touchpoint.local.settings.Service;
import io.touchpoint.local.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform on one machine, from nothing to ready and back.
 */
public final class LocalPlatform {

	/** The front door first, so that nobody is let in any more; data last. */
	private static final List<List<String>> STOP_ORDER = List.of(List.of(Service.GATEWAY.id()),
			Stream.of(Service.FEEDBACK, Service.COMPLAINT, Service.NOTIFICATION, Service.REPORTING)
				.map(Service::id)
				.toList(),
			List.of(Service.REGISTRY.id()), List.of(PostgresPart.NAME));

	private static final int TRAININGS_AT_ONCE = 2;

	private final Settings settings;

	private final Secrets secrets;

	private final Console console;

	private final RunFolder run;

	private final Supervisor supervisor;

	private final PostgresServer postgres;

	private final MavenBuild build;

	private @Nullable DevelopmentMail mail;

	private boolean stopped;

	public LocalPlatform(Settings settings, Secrets secrets, Console console, InstantSource clock) {
		this.settings = settings;
		this.secrets = secrets;
		this.console = console;
		this.run = new RunFolder(settings.home());
		this.build = new MavenBuild(settings.top(), settings.log("build"), console, clock, this.run);
		this.supervisor = new Supervisor(this.run, console, clock);
		this.postgres = new PostgresServer(settings.home(), settings.ports().postgres(), secrets.databaseAdmin());
	}

	/**
	 * Brings everything up. To be called under the launcher's lock.
	 */
	public void start() {
		new Leftovers(this.run).stop().forEach(this.console::line);
		if (this.settings.database() == null) {
			this.postgres.clear().forEach(this.console::line);
		}
		PortCheck.requireFree(ports());
		this.build.run();
		announce(Phase.STARTING);
		tidyUp();
		startDatabase();
		startMail();
		startServices();
		this.supervisor.restartFromNowOn();
	}

	/**
	 * Whether there is anything to stop.
	 */
	public boolean running() {
		return this.supervisor.hasParts();
	}

	/**
	 * Whether it is being stopped, or was.
	 */
	public boolean stopping() {
		return this.supervisor.stopping();
	}

	public void awaitStop() throws InterruptedException {
		this.supervisor.awaitStop();
	}

	/**
	 * Stops everything; a second call changes nothing.
	 */
	public synchronized void stop() {
		if (this.stopped) {
			return;
		}
		this.stopped = true;
		this.supervisor.stop(STOP_ORDER);
		this.build.stop();
		if (this.mail != null) {
			this.mail.stop();
		}
		this.run.forget(RunFolder.LAUNCHER);
	}

	/**
	 * Tells other commands where everything is and how far this launcher is.
	 */
	public void announce(Phase phase) {
		Properties facts = new Properties();
		phase.tell(facts);
		facts.setProperty("port", Integer.toString(this.settings.ports().first()));
		facts.setProperty("demo", Boolean.toString(this.settings.demo()));
		facts.setProperty("address", this.settings.address());
		facts.setProperty("url", this.settings.publicUrl());
		this.run.describe(facts);
	}

	private Map<Integer, String> ports() {
		Map<Integer, String> ports = new LinkedHashMap<>();
		for (Service service : Service.values()) {
			ports.put(service.port(this.settings.ports()), service.id());
			ports.put(service.managementPort(this.settings.ports()), service.id() + "'s health and metrics");
		}
		if (this.settings.database() == null) {
			ports.put(this.settings.ports().postgres(), "embedded PostgreSQL");
		}
		if (this.settings.mail() == null) {
			ports.put(this.settings.ports().smtp(), "development mail server (SMTP)");
			ports.put(this.settings.ports().imap(), "development mail server (IMAP)");
		}
		return ports;
	}

	/**
	 * A log is of one run; the run before it is kept beside. Of the launcher's own copies
	 * only the one that runs is needed, and temporary files of nobody are not.
	 */
	private void tidyUp() {
		Path copy = Path.of(System.getProperty("java.class.path"));
		try (Stream<Path> apps = Files.list(Files.createDirectories(this.settings.home().resolve("app")))) {
			for (Path old : apps.filter((app) -> launcher(app) && !app.equals(copy)).toList()) {
				Files.deleteIfExists(old);
			}
			Folders.delete(Folders.temporary(this.settings.home()));
			Files.createDirectories(Folders.temporary(this.settings.home()));
			Files.createDirectories(this.settings.logs());
			for (String name : Stream
				.concat(Stream.of(PostgresPart.NAME), Arrays.stream(Service.values()).map(Service::id))
				.toList()) {
				Path log = this.settings.log(name);
				if (Files.exists(log)) {
					Files.move(log, this.settings.log(name + ".previous"), StandardCopyOption.REPLACE_EXISTING);
				}
			}
		}
		catch (IOException ex) {
			throw new Problem("The folder %s cannot be written: %s".formatted(this.settings.home(), ex.getMessage()),
					ex);
		}
	}

	private static boolean launcher(Path app) {
		return String.valueOf(app.getFileName()).matches("launcher-[0-9-]+\\.jar");
	}

	private void startDatabase() {
		long start = System.nanoTime();
		@Nullable ExternalDatabase external = this.settings.database();
		Address admin;
		if (external != null) {
			admin = new Address(external.host(), external.port(), "postgres", external.adminUser(),
					external.adminPassword());
		}
		else {
			this.console.passing("  preparing PostgreSQL");
			this.postgres.prepare();
			Process process = this.supervisor
				.start(new PostgresPart(this.postgres, this.settings.log(PostgresPart.NAME)));
			this.postgres.awaitReady(process);
			admin = this.postgres.connection("postgres");
		}
		new Databases(admin, this.secrets::role).ensure(Service.databases());
		ready((external != null) ? "PostgreSQL at " + external.host() : PostgresPart.NAME, start);
	}

	private void startMail() {
		if (this.settings.mail() != null) {
			return;
		}
		long start = System.nanoTime();
		DevelopmentMail server = new DevelopmentMail(this.settings.ports().smtp(), this.settings.ports().imap());
		server.start();
		this.mail = server;
		ready("mail", start);
	}

	/** The registry first: a client that misses it waits for its next fetch. */
	private void startServices() {
		Workspace workspace = new Workspace(this.settings.top());
		Readiness readiness = new Readiness(this.settings.ports(), this.settings.frontDoor());
		for (Set<Service> together : List.of(EnumSet.of(Service.REGISTRY),
				EnumSet.complementOf(EnumSet.of(Service.REGISTRY)))) {
			List<ServicePart> parts = together.stream().map((service) -> part(service, workspace)).toList();
			prepare(parts);
			this.console.line("Starting");
			parts.forEach(this.supervisor::start);
			readiness.await(together, this.console, this.supervisor::requireAllAlive);
		}
	}

	private void prepare(List<ServicePart> parts) {
		List<ServicePart> untrained = parts.stream().filter((part) -> !part.installation().trained()).toList();
		if (untrained.isEmpty()) {
			return;
		}
		this.console.line("Preparing fast starts, once per build");
		try (ExecutorService threads = Executors.newFixedThreadPool(TRAININGS_AT_ONCE)) {
			CompletableFuture
				.allOf(untrained.stream()
					.map((part) -> CompletableFuture.runAsync(() -> prepare(part), threads))
					.toArray(CompletableFuture[]::new))
				.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof Problem problem) ? problem : ex;
		}
	}

	private ServicePart part(Service service, Workspace workspace) {
		return new ServicePart(new Installation(service, workspace.jar(service), this.settings.home()),
				ServiceEnvironment.of(service, this.settings, this.secrets), this.settings.log(service.id()));
	}

	private void prepare(ServicePart part) {
		long start = System.nanoTime();
		Installation installation = part.installation();
		installation.extract();
		boolean trained = installation.train(part.environment(),
				(process) -> this.run.remember(ProcessRecord.of(part.name(), process.toHandle())));
		this.run.forget(part.name());
		this.console.line(String.format(Locale.ROOT, "  %-22s %s %4.1f s%s", part.name(),
				trained ? "prepared in" : "prepared without AOT cache in", seconds(start),
				trained ? "" : "; it starts slower (" + installation.trainingLog() + ")"));
	}

	/**
	 * Remembers this process as the one that looks after the platform.
	 */
	public void remember(ProcessHandle launcher) {
		this.run.remember(ProcessRecord.of(RunFolder.LAUNCHER, launcher));
		announce(Phase.BUILDING);
	}

	private void ready(String part, long start) {
		this.console.line(String.format(Locale.ROOT, "  %-22s ready after %4.1f s", part, seconds(start)));
	}

	private static double seconds(long start) {
		return (System.nanoTime() - start) / 1e9;
	}

}
