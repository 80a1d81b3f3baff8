package io.touchpoint.complaint.tracking;

import io.touchpoint.complaint.tracking.TrackingPages.Faults;
import io.touchpoint.starter.security.Secret;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * Customers put a new link into the place of all that there are.
 */
@Controller
class RenewalController {

	private final TrackingPages pages;

	private final Tracking tracking;

	private final NextLinks links;

	RenewalController(TrackingPages pages, Tracking tracking, NextLinks links) {
		this.pages = pages;
		this.tracking = tracking;
		this.links = links;
	}

	/**
	 * The form brings the new link along, so that who sends it twice is shown the same
	 * one again, and not left with neither.
	 */
	@PostMapping("/t/{secret}/renew")
	Mono<Rendering> renew(@PathVariable String secret, ServerWebExchange exchange) {
		return this.pages.guarded(exchange, () -> FormFields.of(exchange).flatMap((fields) -> {
			Secret from = Secret.claimed(secret);
			Secret to = this.links.after(from, fields.getFirst("next"));
			boolean confirmed = "yes".equals(fields.getFirst("confirm"));
			return this.pages
				.opened(exchange, secret,
						(tracked) -> confirmed
								? this.tracking.renew(tracked, from, to)
									.flatMap((renewed) -> this.pages.renewed(exchange, renewed, to))
								: this.pages.page(exchange, secret, tracked, Faults.NO_RENEWAL))
				.switchIfEmpty(Mono.defer(() -> this.tracking.renewed(from, to)
					.flatMap((renewed) -> this.pages.renewed(exchange, renewed, to))));
		}));
	}

}
