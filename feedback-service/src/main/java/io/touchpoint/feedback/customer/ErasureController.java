package io.touchpoint.feedback.customer;

import java.util.Set;
import java.util.UUID;

import io.touchpoint.feedback.restricted.FewEyes;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Erases who gave an answer, for people who are in no register.
 */
@RestController
class ErasureController {

	private final ErasureRepository repository;

	private final FewEyes fewEyes;

	private final SiteScopedTransaction transaction;

	ErasureController(ErasureRepository repository, FewEyes fewEyes, SiteScopedTransaction transaction) {
		this.repository = repository;
		this.fewEyes = fewEyes;
		this.transaction = transaction;
	}

	@PostMapping("/api/feedback/responses/{id}/erase")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> eraseResponse(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		return this.transaction.run(caller.sites(), this.fewEyes.hidden(Set.of(id), caller)
			.flatMap((hidden) -> hidden.isEmpty() ? this.repository.forgetAnswer(id)
					: Mono.error(Problems.conflict("restricted",
							"A complaint that is for few eyes only came from this answer: who may see it erases it."))))
			.filter((erased) -> erased > 0)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("response")))
			.then();
	}

}
