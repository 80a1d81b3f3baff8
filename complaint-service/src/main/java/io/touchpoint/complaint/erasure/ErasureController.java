package io.touchpoint.complaint.erasure;

import java.time.Clock;
import java.util.List;

import io.swagger.v3.oas.annotations.Hidden;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hears from a fellow service who is to be forgotten.
 */
@Hidden
@RestController
class ErasureController {

	private final ErasureRepository repository;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	ErasureController(ErasureRepository repository, SiteScopedTransaction transaction, Clock clock) {
		this.repository = repository;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Takes it down; each case is cut once it has ended, and mails without one at once.
	 */
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@PostMapping("/internal/complaints/forget")
	Mono<Void> forget(@Valid @RequestBody @Size(max = 500) List<@NotNull Forgotten> people) {
		return this.transaction.run(SiteScope.allSites(), this.repository.ask(people, this.clock.instant()));
	}

}
