package io.touchpoint.complaint.file;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Sights;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.SentParts.SentFile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What colleagues see of the photos and documents of a case, and add to them.
 */
@RestController
@RequestMapping("/api/complaints/{id}/files")
class FileController {

	/** Each is in memory from its first byte until it is stored. */
	private static final int AT_ONCE = 3;

	private final Semaphore places = new Semaphore(AT_ONCE);

	private final CaseFiles files;

	private final FileRepository repository;

	private final CaseViews cases;

	private final Casework casework;

	private final Sights sights;

	private final Clock clock;

	FileController(CaseFiles files, FileRepository repository, CaseViews cases, Casework casework, Sights sights,
			Clock clock) {
		this.files = files;
		this.repository = repository;
		this.cases = cases;
		this.casework = casework;
		this.sights = sights;
		this.clock = clock;
	}

	@GetMapping
	Mono<List<CaseFile>> filesOfCase(Caller caller, @PathVariable UUID id) {
		handler(caller);
		return this.cases.read(caller.sites(), id,
				(complaint, history) -> this.repository.list(id)
					.map((file) -> file.as(this.sights.of(caller), complaint.restriction() != null))
					.collectList());
	}

	@GetMapping("/{file}")
	Mono<ResponseEntity<byte[]>> downloadFile(Caller caller, @PathVariable UUID id, @PathVariable UUID file) {
		handler(caller);
		return this.cases
			.read(caller.sites(), id,
					(complaint, history) -> refusal(caller, complaint).then(this.repository.content(id, file))
						.switchIfEmpty(Mono.error(() -> Problems.notFound("file"))))
			.map(FileContent::download);
	}

	private Mono<Void> refusal(Caller caller, Complaint complaint) {
		ProblemException refusal = this.sights.of(caller)
			.refusal(complaint.restriction() != null, CaseField.RESTRICTED_WORDS);
		return (refusal != null) ? Mono.error(refusal) : Mono.empty();
	}

	/**
	 * Adds a photo or document.
	 * @param shared whether the customer is to see it on the tracking page
	 */
	@PostMapping
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
					schema = @Schema(type = "string", format = "binary")))
	Mono<ResponseEntity<CaseFile>> addFile(Caller caller, @PathVariable UUID id,
			@RequestParam(defaultValue = "file") @Size(min = 1, max = 200) String name,
			@RequestParam(defaultValue = "false") boolean shared, ServerHttpRequest request) {
		handler(caller);
		return this.cases.read(caller.sites(), id, (complaint, history) -> Mono.just(complaint.id()))
			.then(oneOfFew(body(request)
				.flatMap((bytes) -> this.files.looked(List.of(new SentFile("file", name, bytes, false))))
				.flatMap((looked) -> add(caller, id, looked, shared))))
			.map((added) -> ResponseEntity.created(URI.create("/api/complaints/" + id + "/files/" + added.id()))
				.body(added));
	}

	private Mono<CaseFile> add(Caller caller, UUID id, List<NewFile> looked, boolean shared) {
		return this.casework.holding(caller.sites(), id,
				(complaint) -> this.files.add(complaint, looked, Actor.of(caller), shared)
					.flatMap((lines) -> this.casework.write(complaint, lines)
						.then(this.repository.take(id, UUID.fromString(String.valueOf(lines.getFirst().to()))))));
	}

	/** Shows a file to the customer, or takes it back from the tracking page. */
	@PutMapping("/{file}/sharing")
	Mono<CaseFile> shareFile(Caller caller, @PathVariable UUID id, @PathVariable UUID file,
			@Valid @RequestBody Sharing wanted) {
		handler(caller);
		return this.casework.holding(caller.sites(), id,
				(complaint) -> this.repository.take(id, file)
					.switchIfEmpty(Mono.error(() -> Problems.notFound("file")))
					.flatMap((found) -> share(caller, complaint, found, Boolean.TRUE.equals(wanted.shared())))
					.map((kept) -> kept.as(this.sights.of(caller), complaint.restriction() != null)));
	}

	private Mono<CaseFile> share(Caller caller, Complaint complaint, CaseFile file, boolean shared) {
		if (file.shared() == shared) {
			return Mono.just(file);
		}
		if (file.fromCustomer()) {
			return Mono.error(Problems.conflict("customers-own", "The customer sees what they sent themselves."));
		}
		Entry line = Entry.by(Actor.of(caller), this.clock.instant(),
				shared ? Entry.Kind.FILE_SHARED : Entry.Kind.FILE_HIDDEN, file.name(), null, file.id().toString(),
				false);
		return this.repository.share(file.id(), shared)
			.then(this.casework.write(complaint, List.of(line)))
			.then(this.repository.take(complaint.id(), file.id()));
	}

	/** Nothing of a file is read before there is a place for it. */
	private <T> Mono<T> oneOfFew(Mono<T> work) {
		return Mono.defer(() -> this.places.tryAcquire() ? work.doFinally((signal) -> this.places.release())
				: Mono.error(CaseFiles.busy()));
	}

	private Mono<byte[]> body(ServerHttpRequest request) {
		return DataBufferUtils.join(request.getBody(), this.files.mostBytes())
			.onErrorMap(DataBufferLimitException.class, (ex) -> this.files.tooLarge())
			.map(FileController::bytes)
			.defaultIfEmpty(new byte[0]);
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private static void handler(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

	/** Whether the customer is to see the file. */
	record Sharing(@NotNull @Nullable Boolean shared) {
	}

}
