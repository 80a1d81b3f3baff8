package io.touchpoint.local.settings;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the gateway listens, and how this machine itself reaches it there.
 *
 * @param address one of this machine's addresses, or the wildcard for all of them
 * @param port the gateway's port
 */
public record FrontDoor(InetAddress address, int port) {

	private static final String LOOPBACK = "127.0.0.1";

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

}
