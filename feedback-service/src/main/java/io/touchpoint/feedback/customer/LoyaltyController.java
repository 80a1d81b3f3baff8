package io.touchpoint.feedback.customer;

import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Page;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * How many customers are dissatisfied, satisfied and delighted.
 */
@RestController
class LoyaltyController {

	private final CustomerQueries queries;

	private final LoyaltyQueries loyalties;

	private final SiteScopedTransaction transaction;

	LoyaltyController(CustomerQueries queries, LoyaltyQueries loyalties, SiteScopedTransaction transaction) {
		this.queries = queries;
		this.loyalties = loyalties;
		this.transaction = transaction;
	}

	/** By site and customer type; a customer of several sites counts at each. */
	@GetMapping("/api/feedback/customers/loyalty")
	Mono<Page<LoyaltyCount>> loyalty(Caller caller, @RequestParam(required = false) @Nullable String site) {
		CustomerAccess.reading(caller);
		String at = CustomerAccess.ownSite(caller, site);
		Mono<List<LoyaltyCount>> counts = this.loyalties.all(caller.sites())
			.flatMap((rated) -> this.queries.groups(caller.sites(), at, rated.keySet())
				.map((group) -> LoyaltyCount.of(group, rated))
				.collectList());
		return this.transaction.run(caller.sites(), counts).map((rows) -> new Page<>(rows, null));
	}

}
