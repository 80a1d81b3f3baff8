package io.touchpoint.feedback.importer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import jakarta.validation.constraints.Size;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.touchpoint.starter.bulk.CsvLine;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;

@RestController
class ImportController {

	private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

	private final ImportQueries queries;

	private final SchedulerClient scheduler;

	private final SiteScopedTransaction transaction;

	private final Ids ids;

	private final Clock clock;

	private final ImportProperties properties;

	ImportController(ImportQueries queries, SchedulerClient scheduler, SiteScopedTransaction transaction, Ids ids,
			Clock clock, ImportProperties properties) {
		this.queries = queries;
		this.scheduler = scheduler;
		this.transaction = transaction;
		this.ids = ids;
		this.clock = clock;
		this.properties = properties;
	}

	/** Names the import whose progress can be asked for. */
	record Accepted(UUID id) {
	}

	@PostMapping(path = "/api/feedback/imports")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
					schema = @Schema(type = "string", format = "binary")))
	Mono<ResponseEntity<Accepted>> start(Caller caller, @RequestParam String profile,
			@RequestParam(defaultValue = "upload") @Size(min = 1, max = 200) String name, ServerHttpRequest request) {
		caller.require(Role.HEAD_OFFICE);
		ImportProfile wanted = ImportProfile.of(profile);
		UUID id = this.ids.next();
		ImportQueries.Order order = new ImportQueries.Order(id, wanted,
				this.properties.folder().toAbsolutePath().resolve(id + ".upload"), ImportQueries.State.STAGING);
		return keep(request.getBody(), order.file())
			.then(this.transaction.run(SiteScope.allSites(),
					this.queries.insert(order, name, caller.id(), this.clock.instant())))
			.then(Mono
				.fromRunnable(() -> this.scheduler.scheduleIfNotExists(
						ImportConfiguration.TASK.instance(id.toString()).scheduledTo(this.clock.instant())))
				.subscribeOn(Schedulers.boundedElastic()))
			.thenReturn(ResponseEntity.accepted()
				.location(URI.create("/api/feedback/imports/" + id))
				.body(new Accepted(id)));
	}

	private Mono<Void> keep(Flux<DataBuffer> body, Path file) {
		AtomicLong bytes = new AtomicLong();
		Flux<DataBuffer> bounded = body.doOnNext((buffer) -> {
			if (bytes.addAndGet(buffer.readableByteCount()) > this.properties.mostBytes()) {
				DataBufferUtils.release(buffer);
				throw Problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large",
						"An import has at most " + this.properties.mostBytes() + " bytes.");
			}
		});
		return Mono.fromCallable(() -> Files.createDirectories(file.getParent()))
			.subscribeOn(Schedulers.boundedElastic())
			.then(DataBufferUtils.write(bounded, file))
			.then(Mono.defer(() -> (bytes.get() > 0) ? Mono.<Void>empty()
					: Mono.error(Problems.invalid(new FieldFault("body", "missing", "The file is empty.")))))
			.onErrorResume((ex) -> discard(file).then(Mono.error(ex)));
	}

	private static Mono<Void> discard(Path file) {
		return Mono.<Void>fromRunnable(() -> {
			try {
				Files.deleteIfExists(file);
			}
			catch (IOException ex) {
				throw new IllegalStateException("The upload " + file + " could not be removed", ex);
			}
		}).subscribeOn(Schedulers.boundedElastic());
	}

	@GetMapping("/api/feedback/imports/{id}")
	Mono<ImportQueries.Status> status(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE);
		return this.transaction.run(SiteScope.allSites(), this.queries.status(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("import")));
	}

	@GetMapping(path = "/api/feedback/imports/{id}/refused", produces = "text/csv")
	Mono<ResponseEntity<Flux<String>>> refused(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE);
		Flux<String> lines = this.transaction.list(SiteScope.allSites(), this.queries.refusals(id))
			.map(ImportController::csv)
			.startWith(CsvLine.harmless("line", "reason", "row"));
		return status(caller, id).map((status) -> ResponseEntity.ok()
			.contentType(CSV)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("refused-" + id + ".csv").build().toString())
			.body(lines));
	}

	private static String csv(ImportQueries.Refusal refusal) {
		return CsvLine.harmless(String.valueOf(refusal.line()), refusal.reason(), refusal.source());
	}

}
