package io.touchpoint.gateway.route;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.touchpoint.gateway.login.Entrance;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Tells services which requests of the public come from one neighbourhood, without
 * telling the address: a keyed hash that is another one each day and the same at every
 * gateway.
 */
@Component
class NetworkMark {

	private static final String NAME = "HmacSHA256";

	private static final List<String> PUBLIC = List.of("/public/", "/s/", "/c/", "/t/", "/k/");

	private final Entrance entrance;

	private final Clock clock;

	private final SecretKeySpec secret;

	private final boolean loopbackToo;

	NetworkMark(Entrance entrance, RouteProperties properties, Clock clock,
			@Value("${touchpoint.security.service-secret}") String secret) {
		this.entrance = entrance;
		this.clock = clock;
		this.secret = new SecretKeySpec(("network:" + secret).getBytes(StandardCharsets.UTF_8), NAME);
		Map<String, RouteProperties.Limit> limits = properties.limits();
		RouteProperties.Limit limit = limits.get("public");
		this.loopbackToo = limit != null && limit.loopbackToo();
	}

	/** Null for what is not public, and for this machine unless its limits count too. */
	@Nullable String of(ServerHttpRequest request) {
		String path = request.getPath().value();
		if (PUBLIC.stream().noneMatch(path::startsWith)) {
			return null;
		}
		String network = RateLimit.network(this.entrance.addressOf(request));
		return (network != null) ? mark(network) : this.loopbackToo ? mark("loopback") : null;
	}

	private String mark(String network) {
		try {
			Mac mac = Mac.getInstance(NAME);
			mac.init(this.secret);
			LocalDate day = this.clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
			byte[] mark = mac.doFinal((day + " " + network).getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(mark).substring(0, 16);
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException("Every Java platform has " + NAME, ex);
		}
	}

}
