package io.touchpoint.reporting.comparison;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Site")
class SiteProfileController {

	private final SiteScopedTransaction transaction;

	private final SiteProfileQueries queries;

	private final Clock clock;

	SiteProfileController(SiteScopedTransaction transaction, SiteProfileQueries queries, Clock clock) {
		this.transaction = transaction;
		this.queries = queries;
		this.clock = clock;
	}

	@GetMapping(path = "/api/reports/sites/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "One of the caller's sites in all measures")
	Mono<SiteProfile> site(@Parameter(hidden = true) Caller caller, @PathVariable String code,
			@RequestParam(required = false) @Schema(format = "date") @Nullable String from,
			@RequestParam(required = false) @Schema(format = "date") @Nullable String to) {
		Readers.check(caller);
		Instant now = this.clock.instant();
		LocalDate today = LocalDate.ofInstant(now, this.clock.getZone());
		Period period = Period.of(from, to, today);
		return this.transaction
			.run(caller.sites(),
					this.queries.site(caller.sites(), code).flatMap((site) -> profile(site, period, today, now)))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("site")));
	}

	private Mono<SiteProfile> profile(SiteProfile.Site site, Period period, LocalDate today, Instant now) {
		return this.queries.refreshedAt()
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.flatMap((refreshedAt) -> this.queries.counted(site.code(), period, today)
				.collectList()
				.map(SiteFigures::new)
				.flatMap((figures) -> this.queries.backlog(site.code(), now)
					.map((backlog) -> new SiteProfile(site, period.from(), period.to(), refreshedAt.orElse(null),
							figures.measures(), figures.customers(), figures.colleagues(),
							figures.complaints(backlog)))));
	}

}
