package io.touchpoint.gateway.login;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where the platform is reached from outside, and from which address a request comes.
 *
 * @param publicUrl the address people type
 * @param demo whether the demo accounts exist
 * @param trustedProxies addresses whose {@code X-Forwarded-For} is believed
 */
@ConfigurationProperties("touchpoint")
public record Entrance(URI publicUrl, boolean demo, @DefaultValue( {
	}) List<String> trustedProxies){

	private static final String FORWARDED_FOR = "X-Forwarded-For";

	private static final Set<String> FORWARDING = Set.of(FORWARDED_FOR, "Forwarded", "X-Forwarded-Host",
			"X-Forwarded-Proto", "X-Real-IP", "Via");

	private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

	/**
	 * Whether people reach this platform on their own machine only, without TLS.
	 */
	public boolean onLoopback() {
		return LOOPBACK_NAMES.contains(this.publicUrl.getHost());
	}

	/**
	 * The address of the client: the peer's, or what a trusted proxy says.
	 */
	public String addressOf(ServerHttpRequest request) {
		String peer = peer(request);
		if (!this.trustedProxies.contains(peer)) {
			return peer;
		}
		String[] hops = String.join(",", request.getHeaders().getOrEmpty(FORWARDED_FOR)).split(",");
		for (int i = hops.length - 1; i >= 0; i--) {
			String hop = hops[i].strip();
			if (!hop.isEmpty() && !this.trustedProxies.contains(hop)) {
				return hop;
			}
		}
		return peer;
	}

	/**
	 * Whether the request was made on this machine, and not by a proxy for somebody else.
	 */
	public boolean isLocal(ServerHttpRequest request) {
		InetSocketAddress remote = request.getRemoteAddress();
		return remote != null && remote.getAddress() != null && remote.getAddress().isLoopbackAddress()
				&& !isForwarded(request);
	}

	/**
	 * Whether a proxy made the request for somebody else: it says so, or it is one that
	 * we know. On this machine a trusted proxy and a fellow service have the same
	 * address, so there only what it says counts.
	 */
	boolean isBroughtByProxy(ServerHttpRequest request) {
		return isForwarded(request) || (this.trustedProxies.contains(peer(request)) && !isLocal(request));
	}

	private static boolean isForwarded(ServerHttpRequest request) {
		return FORWARDING.stream().anyMatch(request.getHeaders()::containsHeader);
	}

	/**
	 * Whether a browser says that a page of another origin made the request.
	 */
	boolean isForeign(ServerHttpRequest request) {
		HttpHeaders headers = request.getHeaders();
		String origin = headers.getOrigin();
		if (origin == null) {
			return "cross-site".equals(headers.getFirst("Sec-Fetch-Site"));
		}
		String host = headers.getFirst(HttpHeaders.HOST);
		return !origin.equals(originOf(this.publicUrl))
				&& (!isOurs(host) || !(origin.equals("http://" + host) || origin.equals("https://" + host)));
	}

	/**
	 * In a demo anybody's name may be made to lead to this machine, so only its own
	 * count.
	 */
	private boolean isOurs(@Nullable String host) {
		return host != null && (!this.demo || LOOPBACK_NAMES.contains(host.replaceFirst(":\\d+$", "")));
	}

	private static String originOf(URI uri) {
		return uri.getScheme() + "://" + uri.getAuthority();
	}

	private static String peer(ServerHttpRequest request) {
		@Nullable InetSocketAddress remote = request.getRemoteAddress();
		return (remote == null || remote.getAddress() == null) ? "unknown" : remote.getAddress().getHostAddress();
	}

}
