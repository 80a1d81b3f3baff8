package io.touchpoint.starter.importer;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.touchpoint.starter.bulk.CsvLine;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.importer.ImportRun.State;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.constraints.Size;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Head office brings in the files of other systems.
 */
@RestController
@RequestMapping("${touchpoint.import.path}")
class ImportController {

	/** A run's job is gone a moment after the run says that it has ended. */
	private static final Retry LAST_JOB_ENDS = Retry.fixedDelay(40, Duration.ofMillis(250))
		.filter(DataIntegrityViolationException.class::isInstance);

	private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

	private final Imports<?> imports;

	private final ImportQueries queries;

	private final Upload upload;

	private final SiteScopedTransaction transaction;

	private final Scheduler scheduler;

	private final Ids ids;

	private final Clock clock;

	ImportController(Imports<?> imports, ImportQueries queries, Upload upload, SiteScopedTransaction transaction,
			Scheduler scheduler, Ids ids, Clock clock) {
		this.imports = imports;
		this.queries = queries;
		this.upload = upload;
		this.transaction = transaction;
		this.scheduler = scheduler;
		this.ids = ids;
		this.clock = clock;
	}

	@PostMapping
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
					schema = @Schema(type = "string", format = "binary")))
	Mono<ResponseEntity<Begun>> begin(Caller caller, @RequestParam String profile,
			@RequestParam(defaultValue = "upload") @Size(min = 1, max = 200) String name, ServerHttpRequest request) {
		caller.requireOrganisation();
		Optional<? extends ImportProfile<?>> known = this.imports.profile(profile);
		if (known.isEmpty()) {
			throw Problems.invalid(new FieldFault("profile", "unknown-profile",
					"'profile' is none of " + String.join(", ", this.imports.codes()) + "."));
		}
		UUID run = this.ids.next();
		return this.upload.keep(run, request.getBody())
			.then(Mono.defer(() -> this.transaction.run(SiteScope.allSites(),
					keep(run, known.get(), name.replaceAll("\\p{Cntrl}", " ").strip(), caller))))
			.onErrorResume((failure) -> this.upload.dropped(run, failure))
			.then(wakeJobs())
			.thenReturn(ResponseEntity.accepted()
				.location(URI.create(request.getPath().value() + "/" + run))
				.body(new Begun(run)));
	}

	private Mono<Void> keep(UUID run, ImportProfile<?> profile, String name, Caller caller) {
		Instant now = this.clock.instant();
		return profile.prepared() ? this.queries.prepare(run, profile.code(), name, caller.id(), now)
				: this.queries.begin(run, profile.code(), name, caller.id(), now);
	}

	private Mono<Void> wakeJobs() {
		return Mono.<Void>fromRunnable(this.scheduler::triggerCheckForDueExecutions)
			.subscribeOn(Schedulers.boundedElastic());
	}

	@PostMapping("/{id}/trial")
	Mono<ResponseEntity<ImportView>> tryOut(Caller caller, @PathVariable UUID id) {
		return carryOn(caller, id, Set.of(State.PREPARING), State.TRIAL, "not-prepared",
				"Only a file that waits for its import can be tried.");
	}

	@PostMapping("/{id}/begin")
	Mono<ResponseEntity<ImportView>> beginPrepared(Caller caller, @PathVariable UUID id) {
		return carryOn(caller, id, Set.of(State.PREPARING), State.STAGING, "not-prepared",
				"Only a file that waits for its import can be imported.");
	}

	@PostMapping("/{id}/undo")
	Mono<ResponseEntity<ImportView>> undo(Caller caller, @PathVariable UUID id) {
		caller.requireOrganisation();
		return find(caller, id).filter((run) -> this.imports.target().undoes(run.profile()))
			.switchIfEmpty(Mono
				.error(() -> Problems.conflict("not-undoable", "What was imported here became a part of other work.")))
			.then(Mono.defer(() -> carryOn(caller, id, ImportQueries.UNDOABLE, State.UNDOING, "not-over",
					"Only an import that has ended, and was not undone, can be undone.")));
	}

	private Mono<ResponseEntity<ImportView>> carryOn(Caller caller, UUID id, Set<State> from, State to, String reason,
			String detail) {
		caller.requireOrganisation();
		return find(caller, id)
			.then(Mono.defer(() -> this.transaction.run(SiteScope.allSites(),
					this.queries.carryOn(id, from, to, this.clock.instant()))))
			.retryWhen(LAST_JOB_ENDS)
			.onErrorMap(Exceptions::isRetryExhausted,
					(ex) -> Problems.conflict("still-ending", "Its last step is just ending; try again in a moment."))
			.flatMap((changed) -> (changed == 0) ? Mono.error(Problems.conflict(reason, detail)) : wakeJobs())
			.then(find(caller, id))
			.map((run) -> ResponseEntity.accepted().body(run));
	}

	@PostMapping("/{id}/stop")
	Mono<ImportView> stop(Caller caller, @PathVariable UUID id) {
		caller.requireOrganisation();
		return find(caller, id)
			.flatMap((before) -> this.transaction.run(SiteScope.allSites(), this.queries.stop(id, this.clock.instant()))
				.flatMap((changed) -> (changed == 0)
						? Mono
							.error(Problems.conflict("not-running", "Only an import that is under way can be stopped."))
						: removeWaiting(before)))
			.then(find(caller, id));
	}

	/** The job of one that is under way removes its file itself. */
	private Mono<Void> removeWaiting(ImportView run) {
		return (run.state() != State.PREPARING) ? Mono.empty()
				: Mono.<Void>fromRunnable(() -> this.upload.remove(run.id())).subscribeOn(Schedulers.boundedElastic());
	}

	@GetMapping
	Mono<Page<ImportView>> latest(Caller caller) {
		caller.requireOrganisation();
		return this.transaction.list(SiteScope.allSites(), this.queries.latest(this.imports.target()::undoes))
			.collectList()
			.map((runs) -> new Page<>(runs, null));
	}

	@GetMapping("/{id}")
	Mono<ImportView> find(Caller caller, @PathVariable UUID id) {
		caller.requireOrganisation();
		return this.transaction.run(SiteScope.allSites(), this.queries.find(id, this.imports.target()::undoes))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("import")));
	}

	@GetMapping(path = "/{id}/refused", produces = "text/csv")
	Mono<ResponseEntity<Flux<String>>> refused(Caller caller, @PathVariable UUID id) {
		caller.requireOrganisation();
		Flux<String> lines = this.transaction.list(SiteScope.allSites(), this.queries.refused(id))
			.map((row) -> CsvLine.harmless(String.valueOf(row.line()), row.reason(), row.row()))
			.startWith(CsvLine.harmless("line", "reason", "row"));
		return find(caller, id).map((run) -> ResponseEntity.ok()
			.contentType(CSV)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("refused-" + id + ".csv").build().toString())
			.body(lines));
	}

	/** Where the run can be followed. */
	record Begun(UUID id) {
	}

}
