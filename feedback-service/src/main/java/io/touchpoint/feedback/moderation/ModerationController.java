package io.touchpoint.feedback.moderation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.moderation.ModerationRepository.Deciding;
import io.touchpoint.feedback.moderation.ModerationRepository.Decision;
import io.touchpoint.feedback.moderation.ModerationRepository.Moderated;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Managers decide which comments may be shown in public. Words can be left out, never put
 * in: it stays the customer's comment.
 */
@RestController
class ModerationController {

	private static final int SHOWN = 20;

	private final ModerationRepository repository;

	private final Proposals proposals;

	private final SiteScopedTransaction transaction;

	private final Ids ids;

	private final Clock clock;

	ModerationController(ModerationRepository repository, Proposals proposals, SiteScopedTransaction transaction,
			Ids ids, Clock clock) {
		this.repository = repository;
		this.proposals = proposals;
		this.transaction = transaction;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * What is wanted.
	 *
	 * @param from what was decided about it when it was shown; null: whatever
	 * @param leaveOut what else is left out when it is approved, such as names; beside
	 * what is left out of it already where it is approved so far
	 */
	record NewModeration(@NotNull @Nullable Moderation state, @Nullable Moderation from,
			@Size(max = 20) @Nullable List<@NotBlank @Size(max = 100) String> leaveOut) {
	}

	/**
	 * Where the comment stands.
	 *
	 * @param proposed what would be shown; null without a comment of a customer
	 * @param leftOut what the program left out of it
	 * @param shown what is shown, if it is
	 * @param decisions what was decided about it, the latest first
	 * @param restricted whether it is for few eyes only, and so for nobody in public
	 */
	record ModerationView(Moderation state, @Nullable String proposed, Set<Masking.Kind> leftOut,
			@Nullable String shown, @Nullable String by, @Nullable Instant at, List<Decision> decisions,
			boolean restricted) {
	}

	private record Found(Moderated moderated, List<Decision> decisions) {
	}

	@GetMapping("/api/feedback/responses/{id}/moderation")
	Mono<ModerationView> find(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.transaction.run(caller.sites(), found(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("response")))
			.flatMap(this::view);
	}

	private Mono<Found> found(UUID id) {
		return this.repository.find(id)
			.zipWhen((moderated) -> this.repository.decisions(id, SHOWN).collectList(), Found::new);
	}

	@PutMapping("/api/feedback/responses/{id}/moderation")
	Mono<ModerationView> moderate(Caller caller, @PathVariable UUID id, @Valid @RequestBody NewModeration wanted) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		Moderation state = wanted.state();
		if (state == null) {
			throw new IllegalStateException("Validated before");
		}
		List<String> marked = (wanted.leaveOut() != null) ? wanted.leaveOut().stream().map(String::strip).toList()
				: List.of();
		return this.transaction.run(caller.sites(), this.repository.find(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("response")))
			.flatMap((before) -> shown(before, state, marked)
				.map((shown) -> new Deciding(this.ids.next(), id, before.lastShown(), shown.isEmpty() ? null : shown)))
			.flatMap((decision) -> this.transaction.run(caller.sites(),
					decided(decision, state, wanted.from(), caller.name())))
			.flatMap(this::view);
	}

	private Mono<Found> decided(Deciding decision, Moderation state, @Nullable Moderation from, String by) {
		return this.repository.decide(List.of(decision), state, from, by, this.clock.instant())
			.count()
			.flatMap((done) -> (done == 0)
					? this.repository.find(decision.response()).<Found>flatMap((now) -> Mono.error(overtaken(now)))
					: found(decision.response()));
	}

	private static ProblemException overtaken(Moderated now) {
		return Problems.conflict("already-decided",
				new FieldFault("from", "already-decided",
						"'from' is not so any more: somebody else decided meanwhile, and it is " + now.state() + "."),
				Map.of("state", now.state()));
	}

	private Mono<String> shown(Moderated before, Moderation state, List<String> marked) {
		if (!before.channel().isOfCustomers()) {
			return Mono.error(Problems.conflict("never-public",
					"What a mystery shopper or an inspector writes is never shown in public."));
		}
		if (before.restricted()) {
			return (state != Moderation.APPROVED) ? Mono.just("") : Mono.error(Problems.conflict("restricted",
					"A complaint that is for few eyes only came from this answer: nothing of it is shown in public."));
		}
		String comment = before.approvable();
		if (comment == null) {
			return Mono.error(Problems.conflict("no-comment", "There is no comment that could be shown."));
		}
		return (state == Moderation.APPROVED) ? this.proposals.of(comment, marked).map(Masking.Masked::text)
				: Mono.just("");
	}

	private Mono<ModerationView> view(Found found) {
		Moderated moderated = found.moderated();
		String comment = (moderated.hidden() != null) ? moderated.hidden() : moderated.ofCustomer();
		return (comment == null) ? Mono.just(view(found, null, Set.of()))
				: this.proposals.of(comment, List.of()).map((masked) -> view(found, masked.text(), masked.kinds()));
	}

	private static ModerationView view(Found found, @Nullable String proposed, Set<Masking.Kind> leftOut) {
		Moderated moderated = found.moderated();
		return new ModerationView(moderated.state(), proposed, leftOut, moderated.shown(), moderated.by(),
				moderated.at(), found.decisions(), moderated.restricted());
	}

}
