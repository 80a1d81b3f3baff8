package io.touchpoint.local.settings;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Where the gateway listens, and how this machine itself reaches it there.
 *
 * @param address one of this machine's addresses, or the wildcard for all of them
 * @param port the gateway's port
 */
public record FrontDoor(InetAddress address, int port) {

	private static final String LOOPBACK = "127.0.0.1";

	private static final Set<String> SCHEMES = Set.of("http", "https");

	/** As the gateway knows them: here its cookie does without TLS. */
	private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", LOOPBACK, "[::1]");

	static FrontDoor at(String address, int port) {
		try {
			return new FrontDoor(InetAddress.getByName(address), port);
		}
		catch (UnknownHostException ex) {
			throw new Problem("TOUCHPOINT_ADDRESS is \"%s\", which is no address of this machine.".formatted(address),
					ex);
		}
	}

	/**
	 * The address as it stands in a URL; who listens everywhere is reached on loopback.
	 */
	public String host() {
		if (this.address.isAnyLocalAddress()) {
			return LOOPBACK;
		}
		String host = this.address.getHostAddress();
		return (this.address instanceof Inet6Address) ? "[" + host + "]" : host;
	}

	public String url() {
		return "http://%s:%d".formatted(host(), this.port);
	}

	/**
	 * Refuses what would carry sessions over a network without TLS, or would not let
	 * anybody sign in: outside loopback the session cookie is for TLS only.
	 * @param publicUrl the address people type
	 */
	void requireSafe(String publicUrl) {
		URI url = parsed(publicUrl);
		if ("https".equals(url.getScheme())) {
			return;
		}
		if (!LOOPBACK_NAMES.contains(url.getHost())) {
			throw new Problem(
					"TOUCHPOINT_PUBLIC_URL is \"%s\", where nobody could sign in without TLS; set it to the https:// address of the proxy in front of the gateway."
						.formatted(publicUrl));
		}
		if (!this.address.isLoopbackAddress()) {
			throw new Problem(
					"TOUCHPOINT_ADDRESS is %s, which others reach, and sessions would go there without TLS; set TOUCHPOINT_PUBLIC_URL to the https:// address of the proxy in front of the gateway, or TOUCHPOINT_ADDRESS=127.0.0.1 (a proxy on this machine reaches it there too)."
						.formatted(this.address.getHostAddress()));
		}
	}

	private static URI parsed(String publicUrl) {
		try {
			URI url = URI.create(publicUrl);
			if (url.getHost() == null || !SCHEMES.contains(String.valueOf(url.getScheme()))) {
				throw new IllegalArgumentException("No scheme or host");
			}
			return url;
		}
		catch (IllegalArgumentException ex) {
			throw new Problem("TOUCHPOINT_PUBLIC_URL is \"%s\"; it must be an address like https://care.example.org."
				.formatted(publicUrl), ex);
		}
	}

}
