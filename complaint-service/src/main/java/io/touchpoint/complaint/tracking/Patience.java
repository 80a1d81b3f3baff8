package io.touchpoint.complaint.tracking;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

import io.touchpoint.starter.limit.Buckets;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.web.SenderNetwork;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * How often tracking pages are shown: by neighbourhood, so that nobody tries links out,
 * and by link, so that one case keeps no other one waiting. A request of this machine has
 * no neighbourhood.
 */
@Component
class Patience {

	private final Buckets links;

	private final Buckets addresses;

	Patience(TrackingSettings settings) {
		this.links = buckets(settings.link());
		this.addresses = buckets(settings.address());
	}

	private static Buckets buckets(TrackingSettings.Rate rate) {
		return new Buckets(rate.requests(), rate.per());
	}

	/** How long the neighbourhood has to wait; empty if it need not. */
	Optional<Duration> ofAddress(ServerWebExchange exchange) {
		return Optional.ofNullable(exchange.getRequest().getHeaders().getFirst(SenderNetwork.HEADER))
			.flatMap(this.addresses::take);
	}

	/** The same of a link that leads somewhere. */
	Optional<Duration> ofLink(Secret secret) {
		return this.links.take(HexFormat.of().formatHex(secret.hash()));
	}

}
