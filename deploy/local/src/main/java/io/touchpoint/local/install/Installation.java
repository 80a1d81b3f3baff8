package io.touchpoint.local.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.touchpoint.local.process.Apart;
import io.touchpoint.local.process.Errand;
import io.touchpoint.local.process.LogTail;
import io.touchpoint.local.settings.Folders;
import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Service;

/**
 * A service made ready to start fast: its jar is taken apart into a folder of its own (so
 * a rebuild never pulls classes from under a running process), and a training run writes
 * the AOT cache there.
 */
public final class Installation {

	private static final Duration EXTRACT = Duration.ofSeconds(60);

	private static final Duration TRAINING = Duration.ofMinutes(5);

	private static final int HASH = 12;

	/** The exit code after SIGTERM. */
	private static final int TERMINATED = 143;

	private final Service service;

	private final Path jar;

	private final Path home;

	private final Path folder;

	public Installation(Service service, Path jar, Path home) {
		this.service = service;
		this.jar = jar;
		this.home = home;
		this.folder = home.resolve("app").resolve(service.id() + "-" + hash());
	}

	public Service service() {
		return this.service;
	}

	/**
	 * Takes the jar apart unless that was done before, and removes what earlier builds
	 * left.
	 */
	public void extract() {
		if (Files.isDirectory(this.folder)) {
			return;
		}
		Path beside = this.folder.resolveSibling(this.folder.getFileName() + ".new");
		try {
			Files.createDirectories(beside.getParent());
			removeEarlier();
			run(List.of(JavaCommand.java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djarmode=tools", "-jar",
					this.jar.toString(), "extract", "--destination", beside.toString()), EXTRACT);
			Files.move(beside, this.folder, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new Problem(
					"%s could not be taken apart into %s: %s".formatted(this.jar, this.folder, ex.getMessage()), ex);
		}
	}

	public boolean trained() {
		return Files.exists(cache()) || Files.exists(untrainable());
	}

	/**
	 * Starts the service once, asks it a little, ends it, and lets the JVM write down
	 * what it loaded.
	 * @param started is told the process, which may outlive a launcher that is killed
	 * @return whether there is a cache now; without one the service starts slower
	 */
	public boolean train(Map<String, String> environment, Consumer<Process> started) {
		Path beside = this.folder.resolve("app.aot.new");
		List<String> command = new ArrayList<>();
		command.add(JavaCommand.java());
		command.add("-XX:AOTCacheOutput=" + beside);
		command.addAll(JavaCommand.options(this.service, this.home));
		command.addAll(List.of("-jar", main().toString()));
		try {
			Process process = Apart.start(command, environment, this.home, trainingLog());
			started.accept(process);
			WarmUp warmUp = new WarmUp(this.service, environment);
			Thread.ofVirtual().name("warm-up").start(() -> warmUp.run(process));
			if (Errand.done(process, TRAINING) && process.exitValue() == TERMINATED && Files.exists(beside)) {
				Files.move(beside, cache(), StandardCopyOption.ATOMIC_MOVE);
				return true;
			}
			Files.deleteIfExists(beside);
			Files.writeString(untrainable(), "See " + trainingLog());
			return false;
		}
		catch (IOException ex) {
			throw new Problem("The training run of %s failed: %s".formatted(this.service.id(), ex.getMessage()), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new Problem("Interrupted while %s was being prepared.".formatted(this.service.id()), ex);
		}
	}

	public Path trainingLog() {
		return this.home.resolve("logs").resolve(this.service.id() + ".training.log");
	}

	public Process start(Map<String, String> environment, Path log) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(JavaCommand.java());
		if (Files.exists(cache())) {
			command.add("-XX:AOTCache=" + cache());
		}
		command.addAll(JavaCommand.options(this.service, this.home));
		command.addAll(List.of("-jar", main().toString()));
		return Apart.start(command, environment, this.home, log);
	}

	private Path main() {
		return this.folder.resolve(this.jar.getFileName());
	}

	private Path cache() {
		return this.folder.resolve("app.aot");
	}

	private Path untrainable() {
		return this.folder.resolve("untrainable");
	}

	private void removeEarlier() throws IOException {
		try (Stream<Path> folders = Files.list(this.folder.getParent())) {
			for (Path earlier : folders.filter(this::earlier).toList()) {
				Folders.delete(earlier);
			}
		}
	}

	private boolean earlier(Path other) {
		return String.valueOf(other.getFileName()).matches(this.service.id() + "-[0-9a-f]{" + HASH + "}(\\.new)?");
	}

	private void run(List<String> command, Duration patience) throws IOException {
		Path log = trainingLog();
		Process process = Apart.start(command, Map.of(), this.home, log);
		try {
			if (!Errand.done(process, patience)) {
				throw new IOException("not done within %d s".formatted(patience.toSeconds()));
			}
			if (process.exitValue() != 0) {
				throw new IOException("exit code %d%n%s".formatted(process.exitValue(), LogTail.of(log)));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

	private String hash() {
		try {
			String facts = String.join("|", this.home.toString(), Long.toString(Files.size(this.jar)),
					Files.getLastModifiedTime(this.jar).toString(), Runtime.version().toString(), JavaCommand.java(),
					JavaCommand.options(this.service, this.home).toString());
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(facts.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest).substring(0, HASH);
		}
		catch (IOException ex) {
			throw new Problem("%s is missing: %s".formatted(this.jar, ex.getMessage()), ex);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
