package io.touchpoint.local.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What the launcher was told by the environment and by {@code touchpoint.properties} in
 * its home (same names; the environment wins).
 *
 * @param top the checkout's top folder
 * @param home where data, logs and caches lie
 * @param ports the row of ports
 * @param demo whether demo accounts exist and everything binds to loopback only
 * @param address where the gateway listens
 * @param publicUrl the address people type
 * @param database an external PostgreSQL, or {@code null} for the embedded one
 * @param mail an external SMTP server, or {@code null} for the development one
 */
public record Settings(Path top, Path home, Ports ports, boolean demo, String address, String publicUrl,
		@Nullable ExternalDatabase database, @Nullable MailServer mail) {

	private static final String DEFAULT_PORT = "8080";

	private static final String LOOPBACK = "127.0.0.1";

	private static final Set<String> TLS = Set.of("none", "starttls", "tls");

	public static Settings read(Path top, Map<String, String> environment) {
		Path home = home(top, environment);
		Map<String, String> file = properties(home.resolve("touchpoint.properties"));
		return of(top, home, (name) -> environment.getOrDefault(name, file.getOrDefault(name, "")));
	}

	static Settings of(Path top, Path home, UnaryOperator<String> named) {
		Ports ports = Ports.parse(or(named.apply("TOUCHPOINT_PORT"), DEFAULT_PORT));
		boolean demo = demo(named.apply("TOUCHPOINT_MODE"));
		String address = demo ? LOOPBACK : or(named.apply("TOUCHPOINT_ADDRESS"), LOOPBACK);
		String url = or(named.apply("TOUCHPOINT_PUBLIC_URL"), "http://localhost:" + ports.first());
		return new Settings(top, home, ports, demo, address, url, database(named), mail(named));
	}

	/**
	 * The same with the ports, mode and addresses of the platform that is running.
	 */
	public Settings running(int firstPort, boolean runningDemo, String listening, String url) {
		return new Settings(this.top, this.home, new Ports(firstPort), runningDemo, listening, url, this.database,
				this.mail);
	}

	/**
	 * Refuses an entrance that is not safe. A demo is reached on this machine only.
	 */
	public void requireSafeEntrance() {
		if (!this.demo) {
			frontDoor().requireSafe(this.publicUrl);
		}
	}

	public FrontDoor frontDoor() {
		return FrontDoor.at(this.address, this.ports.first());
	}

	public Path logs() {
		return this.home.resolve("logs");
	}

	public Path log(String name) {
		return logs().resolve(name + ".log");
	}

	private static Path home(Path top, Map<String, String> environment) {
		String named = environment.getOrDefault("TOUCHPOINT_HOME", "");
		return named.isBlank() ? top.resolve(".touchpoint") : Path.of(named).toAbsolutePath().normalize();
	}

	private static boolean demo(String mode) {
		return switch (or(mode, "demo")) {
			case "demo" -> true;
			case "production" -> false;
			default -> throw new Problem("TOUCHPOINT_MODE is \"%s\"; it can be demo or production.".formatted(mode));
		};
	}

	private static @Nullable ExternalDatabase database(UnaryOperator<String> named) {
		String host = named.apply("TOUCHPOINT_EXTERNAL_DB_HOST");
		if (host.isBlank()) {
			return null;
		}
		int port = number("TOUCHPOINT_EXTERNAL_DB_PORT", or(named.apply("TOUCHPOINT_EXTERNAL_DB_PORT"), "5432"));
		return new ExternalDatabase(host, port, required(named, "TOUCHPOINT_EXTERNAL_DB_ADMIN_USER", host),
				required(named, "TOUCHPOINT_EXTERNAL_DB_ADMIN_PASSWORD", host));
	}

	private static @Nullable MailServer mail(UnaryOperator<String> named) {
		String host = named.apply("TOUCHPOINT_SMTP_HOST");
		if (host.isBlank()) {
			return null;
		}
		String tls = or(named.apply("TOUCHPOINT_SMTP_TLS"), "starttls");
		if (!TLS.contains(tls)) {
			throw new Problem("TOUCHPOINT_SMTP_TLS is \"%s\"; it can be none, starttls or tls.".formatted(tls));
		}
		int port = number("TOUCHPOINT_SMTP_PORT", or(named.apply("TOUCHPOINT_SMTP_PORT"), "587"));
		return new MailServer(host, port, named.apply("TOUCHPOINT_SMTP_USER"), named.apply("TOUCHPOINT_SMTP_PASSWORD"),
				tls);
	}

	private static String required(UnaryOperator<String> named, String name, String host) {
		String value = named.apply(name);
		if (value.isBlank()) {
			throw new Problem("The external PostgreSQL at %s needs %s.".formatted(host, name));
		}
		return value;
	}

	private static int number(String name, String text) {
		try {
			return Integer.parseInt(text.strip());
		}
		catch (NumberFormatException ex) {
			throw new Problem("%s is \"%s\", which is not a number.".formatted(name, text), ex);
		}
	}

	private static String or(String value, String otherwise) {
		return value.isBlank() ? otherwise : value.strip();
	}

	private static Map<String, String> properties(Path file) {
		Properties properties = new Properties();
		if (Files.exists(file)) {
			try (Reader reader = Files.newBufferedReader(file)) {
				properties.load(reader);
			}
			catch (IOException | IllegalArgumentException ex) {
				throw new Problem("The settings in %s cannot be read: %s".formatted(file, ex.getMessage()), ex);
			}
		}
		return properties.stringPropertyNames()
			.stream()
			.collect(Collectors.toMap((name) -> name, properties::getProperty));
	}

}
