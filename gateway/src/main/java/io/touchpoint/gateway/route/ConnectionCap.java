package io.touchpoint.gateway.route;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.touchpoint.gateway.login.Entrance;
import reactor.netty.Connection;

/**
 * Closes connections of an address that has too many of them: nobody needs hundreds, but
 * somebody who opens them and says nothing keeps others out.
 */
final class ConnectionCap {

	private final int most;

	private final Entrance entrance;

	private final Map<String, Integer> open = new ConcurrentHashMap<>();

	ConnectionCap(int most, Entrance entrance) {
		this.most = most;
		this.entrance = entrance;
	}

	void count(Connection connection) {
		if (!(connection.channel().remoteAddress() instanceof InetSocketAddress remote)
				|| remote.getAddress().isLoopbackAddress()) {
			return;
		}
		String address = remote.getAddress().getHostAddress();
		if (this.entrance.trustedProxies().contains(address)) {
			return;
		}
		if (enter(address)) {
			connection.channel().closeFuture().addListener((closed) -> leave(address));
		}
		else {
			connection.dispose();
		}
	}

	boolean enter(String address) {
		boolean admitted = this.open.merge(address, 1, Integer::sum) <= this.most;
		if (!admitted) {
			leave(address);
		}
		return admitted;
	}

	void leave(String address) {
		this.open.computeIfPresent(address, (key, count) -> (count > 1) ? count - 1 : null);
	}

}
