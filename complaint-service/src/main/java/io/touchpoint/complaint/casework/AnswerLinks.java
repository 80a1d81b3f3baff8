package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.UUID;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Which case came from which answer to a survey; an answer leads to one case.
 */
@Component
public class AnswerLinks {

	private final AnswerLinkQueries queries;

	private final SiteScopedTransaction transaction;

	AnswerLinks(AnswerLinkQueries queries, SiteScopedTransaction transaction) {
		this.queries = queries;
		this.transaction = transaction;
	}

	/**
	 * A case and the answer it came from.
	 */
	public record Link(UUID response, UUID complaint, String reference, Status status) {
	}

	/** Links a case within the caller's transaction; the first one stays. */
	public Mono<Void> link(UUID response, Complaint complaint) {
		return this.queries.add(response, complaint.id(), complaint.site());
	}

	/** The cases of these answers, as far as they are in the scope. */
	public Flux<Link> of(SiteScope scope, List<UUID> responses) {
		return this.transaction.list(scope, this.queries.of(responses));
	}

}
