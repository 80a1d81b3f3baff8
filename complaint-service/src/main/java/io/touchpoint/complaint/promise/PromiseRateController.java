package io.touchpoint.complaint.promise;

import java.time.Instant;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells how well promises are kept.
 */
@RestController
class PromiseRateController {

	private final PromiseRateQueries queries;

	private final SiteScopedTransaction transaction;

	PromiseRateController(PromiseRateQueries queries, SiteScopedTransaction transaction) {
		this.queries = queries;
		this.transaction = transaction;
	}

	/**
	 * Of the promises that the list finds by these filters, in whatever state it is asked
	 * for: of one state alone it would say nothing.
	 */
	@GetMapping("/api/complaints/promises/kept-rate")
	Mono<KeptRate> keptRate(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable Instant dueBefore) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.transaction.run(caller.sites(),
				this.queries.count(caller.sites(), caller.onlySite(site), PromiseController.bounded(dueBefore)));
	}

}
