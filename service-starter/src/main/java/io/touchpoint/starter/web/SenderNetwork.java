package io.touchpoint.starter.web;

/**
 * Where a request of the public comes from, as the gateway tells it: a hash of the
 * sender's neighbourhood (/24, /64), another one each day. Absent for requests of the
 * machine itself. What a client sends under this name never arrives.
 */
public final class SenderNetwork {

	/** The name of the header. */
	public static final String HEADER = "X-Touchpoint-Network";

	private SenderNetwork() {
	}

}
