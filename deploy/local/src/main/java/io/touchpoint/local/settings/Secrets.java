package io.touchpoint.local.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/**
 * The passwords and keys of this installation, made once and readable by their owner
 * only.
 */
public final class Secrets {

	private static final int BYTES = 32;

	private final Path file;

	private final Properties known;

	private Secrets(Path file, Properties known) {
		this.file = file;
		this.known = known;
	}

	/**
	 * Reads the secrets, or starts with none when there is no file yet.
	 */
	public static Secrets in(Path home) {
		Path file = home.resolve("secrets");
		Properties known = new Properties();
		try {
			if (Files.exists(file)) {
				known.load(new StringReader(Files.readString(file)));
			}
		}
		catch (IOException ex) {
			throw new Problem("The secrets in %s cannot be read: %s".formatted(file, ex.getMessage()), ex);
		}
		return new Secrets(file, known);
	}

	public String service() {
		return named("service");
	}

	public String login() {
		return named("login");
	}

	public String databaseAdmin() {
		return named("postgres");
	}

	/**
	 * The password of a database role.
	 */
	public String role(String role) {
		return named("role." + role);
	}

	private synchronized String named(String name) {
		String value = this.known.getProperty(name);
		return (value != null) ? value : made(name);
	}

	private String made(String name) {
		byte[] bytes = new byte[BYTES];
		new SecureRandom().nextBytes(bytes);
		String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		this.known.setProperty(name, value);
		try {
			write();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The secrets cannot be kept in " + this.file, ex);
		}
		return value;
	}

	/**
	 * Written beside and moved over, so that a kill leaves the old file or the new one.
	 */
	private void write() throws IOException {
		Files.createDirectories(parent());
		Path beside = this.file.resolveSibling("secrets.new");
		Files.deleteIfExists(beside);
		Files.createFile(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		StringWriter text = new StringWriter();
		this.known.store(text, "Made once. Whoever has this file can act as any service.");
		Files.writeString(beside, text.toString());
		Files.move(beside, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	private Path parent() {
		@Nullable Path parent = this.file.getParent();
		return (parent != null) ? parent : Path.of(".");
	}

}
