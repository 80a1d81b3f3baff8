package io.touchpoint.feedback.guard;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.guard.VerdictRepository.Judged;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Managers say whether a suspicious response counts. Only a suspicious one can be taken
 * out: nobody improves a site's figures by leaving out what customers did not like.
 */
@RestController
class VerdictController {

	private final VerdictRepository repository;

	private final Outbox outbox;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	VerdictController(VerdictRepository repository, Outbox outbox, SiteScopedTransaction transaction, Clock clock) {
		this.repository = repository;
		this.outbox = outbox;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** What is wanted. */
	record NewVerdict(@NotNull @Nullable Verdict verdict) {
	}

	/**
	 * What is suspicious, and who made what of it when.
	 */
	record VerdictView(@Nullable Suspicion suspect, @Nullable Verdict verdict, @Nullable String by,
			@Nullable Instant at) {

		static VerdictView of(Judged judged) {
			return new VerdictView(judged.suspect(), judged.verdict(), judged.by(), judged.at());
		}

	}

	@GetMapping("/api/feedback/responses/{id}/verdict")
	Mono<VerdictView> find(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.transaction.run(caller.sites(), this.repository.find(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("response")))
			.map(VerdictView::of);
	}

	@PutMapping("/api/feedback/responses/{id}/verdict")
	Mono<VerdictView> judge(Caller caller, @PathVariable UUID id, @Valid @RequestBody NewVerdict wanted) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		Verdict verdict = wanted.verdict();
		if (verdict == null) {
			throw new IllegalStateException("Validated before");
		}
		return this.transaction
			.run(caller.sites(),
					this.repository.lock(id)
						.switchIfEmpty(Mono.error(() -> Problems.notFound("response")))
						.flatMap((judged) -> judge(caller, judged, verdict).then(this.repository.find(id)
							.flatMap((after) -> this.outbox.append(told(judged, verdict)).thenReturn(after)))))
			.map(VerdictView::of);
	}

	private Mono<Void> judge(Caller caller, Judged judged, Verdict verdict) {
		if (judged.suspect() == null) {
			return Mono
				.error(Problems.conflict("not-suspect", "Nothing is suspicious about this response; it counts."));
		}
		return (judged.verdict() == verdict) ? Mono.empty()
				: this.repository.save(judged.id(), verdict, caller.name(), this.clock.instant());
	}

	/** What a change of the verdict changes for those who count. */
	static List<NewEvent> told(Judged before, Verdict verdict) {
		boolean counted = before.verdict() != Verdict.EXCLUDED;
		return switch (verdict) {
			case EXCLUDED -> counted ? List.of(Exclusion.excluded(before.id(), before.site(), before.occurredAt(),
					Exclusion.Reason.SUSPECT, before.revision() + 1)) : List.of();
			case CLEARED -> counted ? List.of() : List
				.of(Exclusion.restored(before.id(), before.site(), before.occurredAt(), before.revision() + 1));
		};
	}

}
