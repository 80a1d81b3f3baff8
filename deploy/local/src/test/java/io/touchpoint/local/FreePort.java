package io.touchpoint.local;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that cannot take port 0. They lie below those that the system hands
 * out, and none is given twice, so that nobody gets one between finding and using it.
 */
public final class FreePort {

	private static final int FIRST = 20_000;

	private static final int COUNT = 10_000;

	/** Two test runs at once begin at different places. */
	private static final AtomicInteger next = new AtomicInteger((int) (ProcessHandle.current().pid() * 37 % COUNT));

	private FreePort() {
	}

	public static int find() {
		for (int i = 0; i < COUNT; i++) {
			int port = FIRST + next.getAndIncrement() % COUNT;
			if (isFree(port)) {
				return port;
			}
		}
		throw new IllegalStateException("No port from " + FIRST + " on is free");
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port)) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
