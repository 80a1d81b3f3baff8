package io.touchpoint.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.touchpoint.local.database.Unprivileged;
import io.touchpoint.local.process.PortCheck;
import io.touchpoint.local.process.Programs;
import io.touchpoint.local.settings.Ports;
import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Service;
import io.touchpoint.local.settings.Settings;

/**
 * What the platform needs of a machine, each with what to do when it is not there.
 */
public final class Doctor {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final int JAVA = 25;

	private static final int NODE = 20;

	private static final long MEMORY_MB = 2500;

	private static final long DISK_MB = 2000;

	private static final Pattern VERSION = Pattern.compile("(\\d+)(?:\\.(\\d+))?");

	private final Settings settings;

	private final boolean running;

	public Doctor(Settings settings, boolean running) {
		this.settings = settings;
		this.running = running;
	}

	/**
	 * One thing looked at.
	 *
	 * @param good whether it is in order
	 * @param subject what was looked at
	 * @param text what was found, or what to do
	 */
	public record Finding(boolean good, String subject, String text) {

		public String line() {
			return "%-8s %-16s %s".formatted(this.good ? "ok" : "problem", this.subject, this.text);
		}

	}

	public List<Finding> examine() {
		List<Finding> findings = new ArrayList<>();
		findings.add(java(Runtime.version().feature(), Path.of(System.getProperty("java.home"))));
		findings.add(maven(Programs.ask(PATIENCE, "mvn", "-version").map(Doctor::plain)));
		findings.add(node(Programs.ask(PATIENCE, "node", "--version")));
		findings.add(this.running ? new Finding(true, "ports", "in use by Touchpoint, which is running")
				: ports(this.settings.ports()));
		findings.add(memory(availableMegabytes()));
		findings.add(disk());
		findings.add(unprivileged());
		return findings;
	}

	static Finding java(int version, Path home) {
		boolean compiler = Files.exists(home.resolve("bin").resolve("javac"));
		return (version == JAVA && compiler) ? new Finding(true, "JDK", version + " at " + home)
				: new Finding(false, "JDK", "%d %s at %s; install a JDK %d and set JAVA_HOME".formatted(version,
						compiler ? "" : "without compiler", home, JAVA));
	}

	static Finding maven(Optional<String> answer) {
		return answer.map((text) -> text.lines().findFirst().orElse(""))
			.filter((line) -> atLeast(line.replace("Apache Maven", ""), 3, 8))
			.map((line) -> new Finding(true, "Maven", line))
			.orElse(new Finding(false, "Maven", "no Maven 3.8 or newer on the PATH; install it"));
	}

	static Finding node(Optional<String> answer) {
		return answer.filter((text) -> atLeast(text, NODE, 0))
			.map((text) -> new Finding(true, "Node", text))
			.orElse(new Finding(false, "Node",
					"no Node %d or newer on the PATH (%s); install it".formatted(NODE, answer.orElse("none"))));
	}

	static Finding memory(Optional<Long> megabytes) {
		if (megabytes.isEmpty()) {
			return new Finding(true, "memory", "not known on this system; about %d MB are needed".formatted(MEMORY_MB));
		}
		return (megabytes.get() >= MEMORY_MB) ? new Finding(true, "memory", megabytes.get() + " MB available")
				: new Finding(false, "memory",
						"%d MB available; close programs until there are %d MB".formatted(megabytes.get(), MEMORY_MB));
	}

	static Finding ports(Ports ports) {
		List<Integer> wanted = new ArrayList<>(Arrays.stream(Service.values())
			.flatMap((service) -> List.of(service.port(ports), service.managementPort(ports)).stream())
			.toList());
		wanted.addAll(List.of(ports.postgres(), ports.smtp(), ports.imap()));
		List<String> taken = wanted.stream()
			.sorted()
			.filter((port) -> !PortCheck.free(port))
			.map((port) -> port + PortCheck.owner(port).map((who) -> " by " + who).orElse(""))
			.toList();
		return taken.isEmpty()
				? new Finding(true, "ports", "%d to %d are free".formatted(ports.first(), ports.first() + 15))
				: new Finding(false, "ports",
						"in use: %s; stop those programs or set TOUCHPOINT_PORT".formatted(String.join(", ", taken)));
	}

	private Finding disk() {
		try {
			Path folder = Files.isDirectory(this.settings.home()) ? this.settings.home() : this.settings.top();
			long free = Files.getFileStore(folder).getUsableSpace() / (1024 * 1024);
			return (free >= DISK_MB) ? new Finding(true, "disk", free + " MB free at " + folder) : new Finding(false,
					"disk", "%d MB free at %s; make room, %d MB are needed".formatted(free, folder, DISK_MB));
		}
		catch (IOException ex) {
			throw new Problem("The free space cannot be told: " + ex.getMessage(), ex);
		}
	}

	private Finding unprivileged() {
		if (this.settings.database() != null) {
			return new Finding(true, "user namespaces", "not needed: PostgreSQL runs elsewhere");
		}
		if (!Unprivileged.root()) {
			return new Finding(true, "user namespaces", "not needed: you are not root");
		}
		return Unprivileged.namespaces() ? new Finding(true, "user namespaces", "allowed (needed because you are root)")
				: new Finding(false, "user namespaces",
						"not allowed, and PostgreSQL does not run as root; use an ordinary account, or set TOUCHPOINT_EXTERNAL_DB_HOST");
	}

	private static boolean atLeast(String text, int major, int minor) {
		Matcher version = VERSION.matcher(text);
		if (!version.find()) {
			return false;
		}
		int found = Integer.parseInt(version.group(1));
		return found > major
				|| (found == major && (version.group(2) == null || Integer.parseInt(version.group(2)) >= minor));
	}

	private static Optional<Long> availableMegabytes() {
		Path file = Path.of("/proc/meminfo");
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		try {
			return Files.readAllLines(file)
				.stream()
				.filter((line) -> line.startsWith("MemAvailable:"))
				.map((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
				.findFirst();
		}
		catch (IOException ex) {
			throw new Problem("/proc/meminfo cannot be read: " + ex.getMessage(), ex);
		}
	}

	/** Maven colours its answer. */
	private static String plain(String text) {
		return text.replaceAll("\u001b\\[[0-9;]*m", "");
	}

}
