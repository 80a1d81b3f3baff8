package io.touchpoint.complaint.site;

import java.util.List;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Finds the units of sites by their code.
 */
@Component
public class Units {

	private final UnitQueries queries;

	private final SiteScopedTransaction transaction;

	Units(UnitQueries queries, SiteScopedTransaction transaction) {
		this.queries = queries;
		this.transaction = transaction;
	}

	/** The unit of that code at the site; empty if the directory never told of one. */
	public Mono<Unit> find(String site, String code) {
		return this.transaction.run(SiteScope.of(site), here(site, code));
	}

	/** The same within the caller's transaction and its scope. */
	public Mono<Unit> here(String site, String code) {
		return this.queries.find(site, code);
	}

	/** The units of the site that take cases, by name. */
	public Mono<List<Unit>> open(String site) {
		return this.transaction.list(SiteScope.of(site), this.queries.open(site)).collectList();
	}

}
