package io.touchpoint.notification.site;

import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The sites known so far. Reads inside the caller's transaction, with the caller's scope.
 */
@Component
public class Sites {

	private final SiteRepository repository;

	Sites(SiteRepository repository) {
		this.repository = repository;
	}

	/**
	 * The site of that code; empty when it is unknown or out of scope.
	 */
	public Mono<Site> find(String code) {
		return this.repository.find(code);
	}

}
