package io.touchpoint.complaint.promise;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.Looks;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.casework.Sights;
import io.touchpoint.complaint.promise.PromiseDecision.Accepted;
import io.touchpoint.complaint.promise.Promises.StalePromise;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What staff promise, and what becomes of it. Each answer to a change is the promise as
 * it stands afterwards.
 */
@RestController
@RequestMapping("/api/complaints")
class PromiseController {

	private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

	private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

	private final Promises promises;

	private final PromiseQueries queries;

	private final CaseViews cases;

	private final Looks looks;

	private final Sights sights;

	private final SiteScopedTransaction transaction;

	private final JsonMapper json;

	PromiseController(Promises promises, PromiseQueries queries, CaseViews cases, Looks looks, Sights sights,
			SiteScopedTransaction transaction, JsonMapper json) {
		this.promises = promises;
		this.queries = queries;
		this.cases = cases;
		this.looks = looks;
		this.sights = sights;
		this.transaction = transaction;
		this.json = json;
	}

	/** All promises of the caller's sites. */
	@GetMapping("/promises")
	Mono<Page<PromiseView>> listPromises(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable List<PromiseState> state,
			@RequestParam(required = false) @Nullable Boolean attention,
			@RequestParam(required = false) @Nullable Instant dueBefore,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		handler(caller);
		String only = caller.onlySite(site);
		PromiseFilter filter = new PromiseFilter(only,
				(state == null) ? List.of() : state.stream().filter(Objects::nonNull).toList(),
				Boolean.TRUE.equals(attention), bounded(dueBefore));
		Cursor cursor = (after == null || after.isBlank()) ? null : Cursor.parse(after);
		Mono<Page<PromiseView>> page = this.queries.list(caller.sites(), filter, cursor, limit + 1)
			.map((item) -> item.as(this.sights.of(caller)))
			.collectList()
			.map((items) -> Page.of(items, limit, (item) -> new Cursor(item.dueAt(), item.id())));
		return this.transaction.run(caller.sites(), page.flatMap((shown) -> this.looks.at(shown,
				PromiseView::restricted, (item) -> new Looks.Seen(item.site(), item.complaint()))));
	}

	@GetMapping("/{id}/promises")
	Mono<List<PromiseView>> promisesOfCase(Caller caller, @PathVariable UUID id) {
		handler(caller);
		return this.cases.find(caller.sites(), id)
			.then(Mono.defer(() -> this.transaction.list(caller.sites(), this.queries.ofCase(id))
				.map((item) -> item.as(this.sights.of(caller)))
				.collectList()));
	}

	@PostMapping("/{id}/promises")
	Mono<ResponseEntity<PromiseView>> promise(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(max = 200) String key,
			@Valid @RequestBody NewPromise promise) {
		handler(caller);
		text("text", promise.text());
		IntakeKey once = (key == null) ? null
				: IntakeKey.of("promise " + id + " staff " + caller.id(), key, this.json.writeValueAsString(promise));
		return this.promises.make(caller.sites(), id, promise, person(caller), once)
			.flatMap((made) -> made(caller, made))
			.map((view) -> ResponseEntity.created(URI.create("/api/complaints/" + view.complaint() + "/promises"))
				.eTag(Revision.tag(view.revision()))
				.body(view));
	}

	@PostMapping("/{id}/promises/{promise}/keep")
	Mono<ResponseEntity<PromiseView>> keepPromise(Caller caller, @PathVariable UUID id, @PathVariable UUID promise,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody KeepRequest request) {
		handler(caller);
		return answer(caller, id, promise, this.promises.keep(caller.sites(), id, promise, Revision.seen(ifMatch),
				text("proof", request.proof()), Actor.of(caller)));
	}

	@PostMapping("/{id}/promises/{promise}/break")
	Mono<ResponseEntity<PromiseView>> breakPromise(Caller caller, @PathVariable UUID id, @PathVariable UUID promise,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody BreakRequest request) {
		handler(caller);
		return answer(caller, id, promise, this.promises.giveUp(caller.sites(), id, promise, Revision.seen(ifMatch),
				text("reason", request.reason()), Actor.of(caller)));
	}

	@PostMapping("/{id}/promises/{promise}/renegotiate")
	Mono<ResponseEntity<PromiseView>> renegotiatePromise(Caller caller, @PathVariable UUID id,
			@PathVariable UUID promise,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody Renegotiation request) {
		handler(caller);
		return answer(caller, id, promise, this.promises.renegotiate(caller.sites(), id, promise,
				Revision.seen(ifMatch), request, person(caller)));
	}

	private Mono<ResponseEntity<PromiseView>> answer(Caller caller, UUID complaint, UUID promise, Mono<Accepted> work) {
		return work.then(Mono.defer(() -> view(caller, complaint, promise)))
			.map((view) -> ResponseEntity.ok().eTag(Revision.tag(view.revision())).body(view))
			.onErrorResume(StalePromise.class,
					(stale) -> view(caller, complaint, promise).flatMap(
							(current) -> Mono.error(Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
									"Somebody changed this promise in the meantime; look at it again.",
									Map.of("current", current)))));
	}

	/** What a repetition made before may lie in the case that its own was merged into. */
	private Mono<PromiseView> made(Caller caller, UUID promise) {
		return this.transaction.run(caller.sites(), this.queries.told(promise))
			.flatMap((told) -> view(caller, told.complaint(), promise))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("promise")));
	}

	/** Whatever answers with a promise is a look at its case, a refusal too. */
	private Mono<PromiseView> view(Caller caller, UUID complaint, UUID promise) {
		return this.transaction
			.run(caller.sites(),
					this.queries.find(complaint, promise)
						.flatMap((item) -> this.looks
							.at(item.restricted() ? List.of(new Looks.Seen(item.site(), item.complaint())) : List.of())
							.thenReturn(item)))
			.map((item) -> item.as(this.sights.of(caller)));
	}

	/** No database knows all times that Java does. */
	static @Nullable Instant bounded(@Nullable Instant dueBefore) {
		if (dueBefore != null && (dueBefore.isBefore(EARLIEST) || dueBefore.isAfter(LATEST))) {
			throw Problems
				.invalid(new FieldFault("dueBefore", "out-of-range", "'dueBefore' must lie between 1900 and 3000."));
		}
		return dueBefore;
	}

	/** What is left of a text without characters that nobody can read. */
	private static String text(String field, String text) {
		String plain = PlainText.of(text);
		if (plain.isEmpty()) {
			throw Problems.invalid(new FieldFault(field, "missing", "'" + field + "' must not be blank."));
		}
		return plain;
	}

	private static Person person(Caller caller) {
		return new Person(caller.id(), caller.name());
	}

	private static void handler(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

	/** What shows that it is kept. */
	record KeepRequest(@NotBlank @Size(max = 1000) String proof) {
	}

	/** Why it cannot be kept. */
	record BreakRequest(@NotBlank @Size(max = 1000) String reason) {
	}

}
