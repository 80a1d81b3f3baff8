package io.touchpoint.complaint.importer;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.starter.bulk.CsvLine;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Head office brings in the complaints of other systems.
 */
@RestController
@RequestMapping("/api/complaints/imports")
class ImportController {

	private static final int LONGEST_NAME = 200;

	private final Importer importer;

	private final ImportQueries queries;

	private final Upload upload;

	private final SiteScopedTransaction transaction;

	private final SchedulerClient scheduler;

	private final Ids ids;

	private final Clock clock;

	ImportController(Importer importer, ImportQueries queries, Upload upload, SiteScopedTransaction transaction,
			SchedulerClient scheduler, Ids ids, Clock clock) {
		this.importer = importer;
		this.queries = queries;
		this.upload = upload;
		this.transaction = transaction;
		this.scheduler = scheduler;
		this.ids = ids;
		this.clock = clock;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	Mono<Begun> begin(Caller caller, @RequestParam String profile,
			@RequestParam(required = false) @Nullable String name, @RequestBody Flux<DataBuffer> file) {
		caller.require(Role.HEAD_OFFICE);
		if (this.importer.profile(profile).isEmpty()) {
			throw Problems.invalid(new FieldFault("profile", "unknown-profile",
					"'profile' is none of " + String.join(", ", this.importer.profileCodes()) + "."));
		}
		UUID run = this.ids.next();
		String shown = TakenOver.within(LONGEST_NAME, PlainText.of(name));
		return this.upload.keep(run, file)
			.then(Mono.defer(() -> this.transaction.run(SiteScope.allSites(),
					this.queries.begin(run, profile, shown, this.clock.instant()))))
			.then(Mono.fromRunnable(() -> schedule(run)).subscribeOn(Schedulers.boundedElastic()))
			.thenReturn(new Begun(run));
	}

	@GetMapping
	Mono<Page<ImportView>> latest(Caller caller) {
		caller.require(Role.HEAD_OFFICE);
		return this.transaction.list(SiteScope.allSites(), this.queries.latest())
			.collectList()
			.map((runs) -> new Page<>(runs, null));
	}

	@GetMapping("/{id}")
	Mono<ImportView> find(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE);
		return this.transaction.run(SiteScope.allSites(), this.queries.find(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("import")));
	}

	@GetMapping(path = "/{id}/refused", produces = "text/csv")
	Mono<ResponseEntity<String>> refused(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE);
		return find(caller, id)
			.then(this.transaction.list(SiteScope.allSites(), this.queries.refused(id)).collectList())
			.map(ImportController::csv)
			.map((csv) -> ResponseEntity.ok()
				.header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
				.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"refused-" + id + ".csv\"")
				.body(csv));
	}

	private static String csv(List<ImportRow.Bad> refused) {
		return Stream
			.concat(Stream.of(CsvLine.harmless("line", "reason", "row")),
					refused.stream()
						.map((row) -> CsvLine.harmless(String.valueOf(row.line()), row.reason(), row.row())))
			.collect(Collectors.joining());
	}

	private void schedule(UUID run) {
		this.scheduler.scheduleIfNotExists(new TaskInstance<>(ImportJob.NAME, run.toString()), this.clock.instant());
	}

	/** Where the run can be followed. */
	record Begun(UUID id) {
	}

}
