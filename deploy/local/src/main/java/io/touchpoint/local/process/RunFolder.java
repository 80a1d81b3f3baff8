package io.touchpoint.local.process;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The folder with a file per running process, so that a later command finds them.
 */
public final class RunFolder {

	/**
	 * The name under which the launcher itself is remembered.
	 */
	public static final String LAUNCHER = "launcher";

	/**
	 * The name under which a running Maven is remembered.
	 */
	public static final String BUILD = "build";

	private static final String ENDING = ".pid";

	private final Path folder;

	public RunFolder(Path home) {
		this.folder = home.resolve("run");
	}

	public void remember(ProcessRecord started) {
		Properties text = new Properties();
		text.setProperty("pid", Long.toString(started.pid()));
		text.setProperty("startedAt", started.startedAt().toString());
		write(this.folder.resolve(started.name() + ENDING), text);
	}

	public void forget(String name) {
		try {
			Files.deleteIfExists(this.folder.resolve(name + ENDING));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Optional<ProcessRecord> find(String name) {
		return read(this.folder.resolve(name + ENDING));
	}

	public List<ProcessRecord> all() {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.filter((file) -> file.toString().endsWith(ENDING))
				.sorted()
				.flatMap((file) -> read(file).stream())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Facts about the running platform (ports, mode), for other commands.
	 */
	public void describe(Properties facts) {
		write(this.folder.resolve("platform.properties"), facts);
	}

	public Properties description() {
		return load(this.folder.resolve("platform.properties"));
	}

	private static Optional<ProcessRecord> read(Path file) {
		Properties text = load(file);
		try {
			String name = file.getFileName().toString();
			return Optional.of(new ProcessRecord(name.substring(0, name.length() - ENDING.length()),
					Long.parseLong(text.getProperty("pid", "")), Instant.parse(text.getProperty("startedAt", ""))));
		}
		catch (NumberFormatException | DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	private static Properties load(Path file) {
		Properties text = new Properties();
		try {
			if (Files.exists(file)) {
				text.load(new StringReader(Files.readString(file)));
			}
			return text;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Path file, Properties text) {
		try {
			Files.createDirectories(file.getParent());
			StringWriter content = new StringWriter();
			text.store(content, null);
			Path beside = file.resolveSibling(file.getFileName() + ".new");
			Files.writeString(beside, content.toString());
			Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
