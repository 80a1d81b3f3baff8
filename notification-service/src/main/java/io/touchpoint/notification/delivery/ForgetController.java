package io.touchpoint.notification.delivery;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;

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
class ForgetController {

	private final ForgottenRepository repository;

	private final SiteScopedTransaction transaction;

	ForgetController(ForgottenRepository repository, SiteScopedTransaction transaction) {
		this.repository = repository;
		this.transaction = transaction;
	}

	/**
	 * Forgets them; a 503 problem while a message to one of them is on its way, which
	 * would be kept: ask again.
	 */
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@PostMapping("/internal/messages/forget")
	Mono<Void> forget(@Valid @RequestBody @Size(max = 500) List<@NotNull Forgotten> people) {
		return this.transaction
			.run(SiteScope.allSites(), this.repository.forget(people.stream().map(Forgotten::email).toList()))
			.filter((onTheirWay) -> onTheirWay > 0)
			.flatMap((onTheirWay) -> Mono.error(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
					"A message to one of them is on its way just now; ask again shortly.")));
	}

	/** Somebody by address; a message says nothing of whether it went to a colleague. */
	@JsonIgnoreProperties(ignoreUnknown = true)
	record Forgotten(@NotBlank @Size(max = 254) String email) {
	}

}
