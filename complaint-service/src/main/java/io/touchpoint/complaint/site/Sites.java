package io.touchpoint.complaint.site;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Finds sites by their code.
 */
@Component
public class Sites {

	/** What a site code looks like; anything else names no site. */
	public static final String CODE = "[a-z0-9][a-z0-9-]{0,39}";

	private final SiteQueries queries;

	private final SiteScopedTransaction transaction;

	Sites(SiteQueries queries, SiteScopedTransaction transaction) {
		this.queries = queries;
		this.transaction = transaction;
	}

	/**
	 * The site of that code, or empty if the directory never told of one.
	 */
	public Mono<Site> find(String code) {
		return code.matches(CODE) ? this.transaction.run(SiteScope.of(code), this.queries.find(code)) : Mono.empty();
	}

	/**
	 * The same within the caller's transaction and its scope.
	 */
	public Mono<Site> here(String code) {
		return this.queries.find(code);
	}

}
