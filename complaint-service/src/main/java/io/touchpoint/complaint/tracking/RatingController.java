package io.touchpoint.complaint.tracking;

import io.touchpoint.complaint.recovery.Ratings;
import io.touchpoint.complaint.tracking.TrackingPages.Faults;
import io.touchpoint.complaint.tracking.TrackingRepository.Tracked;
import io.touchpoint.starter.security.SiteScope;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * What customers say, on their own page, of how their case ended.
 */
@Controller
class RatingController {

	private final TrackingPages pages;

	private final Ratings ratings;

	RatingController(TrackingPages pages, Ratings ratings) {
		this.pages = pages;
		this.ratings = ratings;
	}

	@PostMapping("/t/{secret}/rating")
	Mono<Rendering> rate(@PathVariable String secret, ServerWebExchange exchange) {
		return this.pages.guarded(exchange,
				() -> this.pages.opened(exchange, secret,
						(tracked) -> FormFields.of(exchange)
							.map(RatingForm::read)
							.flatMap((form) -> form.faults().isEmpty() ? rate(secret, exchange, tracked, form)
									: this.pages.page(exchange, secret, tracked, Faults.rating(form)))));
	}

	private Mono<Rendering> rate(String secret, ServerWebExchange exchange, Tracked tracked, RatingForm form) {
		return this.ratings.rate(SiteScope.of(tracked.site()), tracked.complaint(), form.rating())
			.map((rated) -> TrackingPages.back(secret, exchange, switch (rated) {
				case TAKEN -> "rated";
				case BEFORE -> "rated-before";
				case NOT_RESOLVED -> "not-resolved";
			}));
	}

}
