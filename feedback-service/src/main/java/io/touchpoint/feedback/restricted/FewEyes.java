package io.touchpoint.feedback.restricted;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.restricted.RestrictedAnswerRepository.Behind;
import io.touchpoint.starter.security.Caller;

import org.springframework.stereotype.Component;

/**
 * Decides who reads what answers of restricted complaints say. Lists show it to nobody:
 * whoever may see the complaint opens the one answer, and that is a look at the
 * complaint.
 */
@Component
public class FewEyes {

	private final RestrictedAnswerRepository repository;

	private final FieldRights rights;

	private final Looks looks;

	FewEyes(RestrictedAnswerRepository repository, FieldRights rights, Looks looks) {
		this.repository = repository;
		this.rights = rights;
		this.looks = looks;
	}

	/**
	 * The restricted complaints that came from any of these answers, in the caller's
	 * transaction.
	 */
	public Mono<List<RestrictedCase>> behind(List<UUID> responses) {
		return this.repository.behind(responses).map(Behind::complaint).distinct().collectList();
	}

	/**
	 * Those of these answers of which the caller must not know who gave them, in the
	 * caller's transaction.
	 */
	public Mono<Set<UUID>> hidden(Collection<UUID> responses, Caller caller) {
		return responses.isEmpty() ? Mono.just(Set.of())
				: this.repository.behind(responses)
					.filter((one) -> !known(List.of(one.complaint()), caller))
					.map(Behind::response)
					.collect(Collectors.toSet());
	}

	/**
	 * Whether the caller reads what belongs to all of these complaints, which notes the
	 * looks. The complaint service is asked only for those who may see them as far as is
	 * known here; an error while it cannot be asked. Outside of a transaction.
	 */
	public Mono<Boolean> read(List<RestrictedCase> cases, Caller caller) {
		if (cases.isEmpty()) {
			return Mono.just(true);
		}
		return !known(cases, caller) ? Mono.just(false)
				: Flux.fromIterable(cases)
					.concatMap((one) -> this.looks.at(one.complaint(), caller))
					.all((seen) -> seen);
	}

	private boolean known(List<RestrictedCase> cases, Caller caller) {
		return cases.stream().allMatch((one) -> one.shows(caller, this.rights));
	}

}
