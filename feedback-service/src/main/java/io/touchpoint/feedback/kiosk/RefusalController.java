package io.touchpoint.feedback.kiosk;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Managers read what was answered at a kiosk and fits none of its questions. Somebody may
 * have written words there, so it is not for everybody.
 */
@RestController
class RefusalController {

	private final RefusalQueries refusals;

	private final KioskQueries kiosks;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	RefusalController(RefusalQueries refusals, KioskQueries kiosks, SiteScopedTransaction transaction, Clock clock) {
		this.refusals = refusals;
		this.kiosks = kiosks;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** What is to be discarded. */
	record Discarding(@NotEmpty @Size(max = 200) List<@NotNull UUID> refusals) {
	}

	/**
	 * How many were discarded now; the others were before, or are no answers of this
	 * kiosk.
	 */
	record Discarded(long discarded) {
	}

	@GetMapping("/api/feedback/kiosks/{id}/refusals")
	Mono<Page<RefusedAnswer>> refusals(Caller caller, @PathVariable UUID id,
			@RequestParam(defaultValue = "false") boolean discarded,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		Cursor start = (after == null || after.isBlank()) ? null : Cursor.parse(after);
		return this.transaction
			.run(caller.sites(),
					known(id).then(Mono.defer(() -> this.refusals.list(id, discarded, start, limit + 1).collectList())))
			.map((rows) -> Page.of(rows, limit, RefusedAnswer::cursor));
	}

	@PostMapping("/api/feedback/kiosks/{id}/refusals/discard")
	Mono<Discarded> discardRefusals(Caller caller, @PathVariable UUID id, @Valid @RequestBody Discarding wanted) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		return this.transaction
			.run(caller.sites(),
					known(id).then(Mono.defer(
							() -> this.refusals.discard(id, wanted.refusals(), caller.name(), this.clock.instant()))))
			.map(Discarded::new);
	}

	private Mono<KioskQueries.KioskItem> known(UUID id) {
		return this.kiosks.byId(id).switchIfEmpty(Mono.error(() -> Problems.notFound("kiosk")));
	}

}
