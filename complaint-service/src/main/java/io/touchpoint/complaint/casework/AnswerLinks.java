package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;
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

	/**
	 * Links a case that somebody makes of these answers, within the caller's transaction;
	 * a 409 problem that names the case if one of them has led to another.
	 */
	Mono<Void> claim(List<UUID> responses, Complaint complaint) {
		return Flux.fromIterable(responses)
			.concatMap((response) -> link(response, complaint))
			.thenMany(Flux.defer(() -> this.queries.of(responses)))
			.filter((link) -> !link.complaint().equals(complaint.id()))
			.next()
			.flatMap((other) -> Mono.error(Problems.of(HttpStatus.CONFLICT, "already-a-complaint",
					"This answer is the complaint " + other.reference() + " already.",
					Map.of("complaint", other.complaint(), "reference", other.reference()))));
	}

	/** The cases of these answers, as far as they are in the scope. */
	public Flux<Link> of(SiteScope scope, List<UUID> responses) {
		return this.transaction.list(scope, this.queries.of(responses));
	}

}
