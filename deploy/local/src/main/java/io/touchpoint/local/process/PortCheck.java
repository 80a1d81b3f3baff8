package io.touchpoint.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.touchpoint.local.settings.Problem;

/**
 * Finds out before the start whether the ports are free, and who has them otherwise.
 */
public final class PortCheck {

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final Pattern OWNER = Pattern.compile("users:\\(\\(\"([^\"]+)\",pid=(\\d+)");

	private PortCheck() {
	}

	/**
	 * Refuses when one of the ports is taken.
	 * @param wanted the part that needs it, by port
	 */
	public static void requireFree(Map<Integer, String> wanted) {
		wanted.forEach((port, part) -> {
			if (!free(port)) {
				throw new Problem(
						"Port %d, needed by the %s, is in use%s. Stop that process, or choose other ports: TOUCHPOINT_PORT=%d deploy/touchpoint up"
							.formatted(port, part, owner(port).map((who) -> " by " + who).orElse(""),
									suggestion(port)));
			}
		});
	}

	public static boolean free(int port) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		}
		catch (IOException ex) {
			return false;
		}
		// A listener on all addresses does not always refuse one on loopback
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(port));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	public static Optional<String> owner(int port) {
		return Programs.ask(PATIENCE, "ss", "-Hltnp", "sport = :" + port)
			.flatMap(PortCheck::ownerInSs)
			.or(() -> Programs.ask(PATIENCE, "lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc")
				.flatMap(PortCheck::ownerInLsof));
	}

	static Optional<String> ownerInSs(String answer) {
		Matcher match = OWNER.matcher(answer);
		return match.find() ? Optional.of("%s (process %s)".formatted(match.group(1), match.group(2)))
				: Optional.empty();
	}

	static Optional<String> ownerInLsof(String answer) {
		Optional<String> pid = answer.lines().filter((line) -> line.startsWith("p")).findFirst();
		Optional<String> name = answer.lines().filter((line) -> line.startsWith("c")).findFirst();
		return pid.flatMap((p) -> name.map((c) -> "%s (process %s)".formatted(c.substring(1), p.substring(1))));
	}

	private static int suggestion(int taken) {
		return (taken < 18080) ? 18080 : 28080;
	}

}
