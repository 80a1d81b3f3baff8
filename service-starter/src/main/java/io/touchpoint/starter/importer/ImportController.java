package io.touchpoint.starter.importer;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.touchpoint.starter.bulk.CsvLine;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.constraints.Size;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

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
		caller.require(Role.HEAD_OFFICE);
		if (this.imports.profile(profile).isEmpty()) {
			throw Problems.invalid(new FieldFault("profile", "unknown-profile",
					"'profile' is none of " + String.join(", ", this.imports.codes()) + "."));
		}
		UUID run = this.ids.next();
		return this.upload.keep(run, request.getBody())
			.then(Mono.defer(() -> this.transaction.run(SiteScope.allSites(),
					this.queries.begin(run, profile, name.replaceAll("\\p{Cntrl}", " ").strip(), caller.id(),
							this.clock.instant()))))
			.onErrorResume((failure) -> this.upload.dropped(run, failure))
			.then(Mono.fromRunnable(this.scheduler::triggerCheckForDueExecutions)
				.subscribeOn(Schedulers.boundedElastic()))
			.thenReturn(ResponseEntity.accepted()
				.location(URI.create(request.getPath().value() + "/" + run))
				.body(new Begun(run)));
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
	Mono<ResponseEntity<Flux<String>>> refused(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE);
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
