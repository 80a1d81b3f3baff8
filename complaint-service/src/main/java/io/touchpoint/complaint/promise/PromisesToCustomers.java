package io.touchpoint.complaint.promise;

import java.util.List;
import java.util.UUID;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Tells customers what they were promised.
 */
@Component
public class PromisesToCustomers {

	private final PromiseQueries queries;

	private final SiteScopedTransaction transaction;

	PromisesToCustomers(PromiseQueries queries, SiteScopedTransaction transaction) {
		this.queries = queries;
		this.transaction = transaction;
	}

	/** The open ones of a case, the next one first. */
	public Mono<List<OpenPromise>> open(SiteScope scope, UUID complaint) {
		return this.transaction.list(scope, this.queries.toCustomer(complaint)).collectList();
	}

}
