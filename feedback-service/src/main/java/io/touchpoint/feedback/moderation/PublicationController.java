package io.touchpoint.feedback.moderation;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Head office says at which sites approved comments are seen in public. What a site
 * approves speaks for the organisation, so it is not the site's to say.
 */
@RestController
class PublicationController {

	private final PublicationRepository repository;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	PublicationController(PublicationRepository repository, SiteScopedTransaction transaction, Clock clock) {
		this.repository = repository;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * What is wanted.
	 */
	record WantedPublication(@NotNull Boolean shown) {
	}

	/** Of the open sites, in the order of their names. */
	@GetMapping("/api/feedback/public-comments")
	Mono<List<Publication>> publications(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.transaction.list(caller.sites(), this.repository.all()).collectList();
	}

	@PutMapping("/api/feedback/sites/{site}/public-comments")
	Mono<ResponseEntity<Publication>> publish(Caller caller, @PathVariable String site,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody WantedPublication wanted) {
		caller.require(Role.HEAD_OFFICE);
		caller.requireSite(site);
		long seen = Revision.seen(ifMatch);
		Mono<Publication> work = this.repository.change(site, wanted.shown(), seen, caller.name(), this.clock.instant())
			.flatMap((changed) -> this.repository.of(site)
				.flatMap((newest) -> (changed == 1) ? Mono.just(newest) : stale(newest)));
		return this.transaction.run(caller.sites(), work)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("site")))
			.map((newest) -> ResponseEntity.ok().eTag(Revision.tag(newest.revision())).body(newest));
	}

	private static <T> Mono<T> stale(Publication newer) {
		return Mono.error(Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
				"Somebody changed this in the meantime.", Map.of("current", newer)));
	}

}
