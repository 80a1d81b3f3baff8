package io.touchpoint.complaint.remedy;

import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Tells customers what they were given.
 */
@Component
public class RemediesToCustomers {

	private final RemedyQueries queries;

	private final SiteScopedTransaction transaction;

	RemediesToCustomers(RemedyQueries queries, SiteScopedTransaction transaction) {
		this.queries = queries;
		this.transaction = transaction;
	}

	/** What was given in the cases of a customer, each kind once. */
	public Mono<List<Remedy>> given(SiteScope scope, List<UUID> cases) {
		return this.transaction.list(scope, this.queries.toCustomer(cases)).collectList();
	}

}
