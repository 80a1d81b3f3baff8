package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Which case came from which answer to a survey; an answer leads to one case.
 */
@Component
public class AnswerLinks {

	private static final String TAKEN = "already-a-complaint";

	/** The member of that problem that names the case. */
	private static final String COMPLAINT = "complaint";

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

	/**
	 * Links a case that somebody makes of these answers, within the caller's transaction.
	 * An answer that has led to another case stays with it; if all of them have, a 409
	 * problem names one of those cases.
	 * @param overall the mark of 1 to 5 that those answers gave; null if it is not known
	 */
	public Mono<Void> claim(List<UUID> responses, @Nullable Integer overall, Complaint complaint) {
		return responses.isEmpty() ? Mono.empty()
				: this.queries.add(responses, overall, complaint.id(), complaint.site())
					.thenMany(Flux.defer(() -> this.queries.of(responses)))
					.collectList()
					.flatMap((links) -> refusal(links, complaint.id()));
	}

	private static Mono<Void> refusal(List<Link> links, UUID complaint) {
		if (links.isEmpty()) {
			return Mono.error(hidden());
		}
		boolean mine = links.stream().anyMatch((link) -> link.complaint().equals(complaint));
		return mine ? Mono.empty() : Mono.error(taken(links.getFirst()));
	}

	/** The case that an answer is may be one that not everybody sees. */
	private static ProblemException hidden() {
		return Problems.of(HttpStatus.CONFLICT, TAKEN,
				"This answer is a complaint already, which the managers of the site look after.");
	}

	private static ProblemException taken(Link other) {
		return Problems.of(HttpStatus.CONFLICT, TAKEN,
				"This answer is the complaint " + other.reference() + " already.",
				Map.of(COMPLAINT, other.complaint(), "reference", other.reference()));
	}

	/**
	 * The case that was first, if that is why a claim failed; else the failure itself.
	 */
	public static Mono<UUID> first(Throwable failure) {
		return (failure instanceof ProblemException problem && problem.reason().equals(TAKEN)
				&& problem.facts().get(COMPLAINT) instanceof UUID other) ? Mono.just(other) : Mono.error(failure);
	}

	/**
	 * The mark of 1 to 5 that the answer gave which a case came from, within the caller's
	 * transaction; empty if it came otherwise, or nobody told the mark.
	 */
	public Mono<Integer> overall(UUID complaint) {
		return this.queries.overall(complaint);
	}

	/**
	 * Whether a case is surely the matter of whoever gave the answer that it came from,
	 * and of nobody else: it came from that one alone, and colleagues named no customer
	 * in it.
	 */
	public Mono<Boolean> ofAnswererAlone(SiteScope scope, UUID complaint) {
		return this.transaction.run(scope, this.queries.ofAnswererAlone(complaint));
	}

	/** The answers that a case came from, within the caller's transaction. */
	public Flux<UUID> behind(UUID complaint) {
		return this.queries.all(complaint);
	}

	/** The cases of these answers, as far as they are in the scope. */
	public Flux<Link> of(SiteScope scope, List<UUID> responses) {
		return this.transaction.list(scope, this.queries.of(responses));
	}

}
