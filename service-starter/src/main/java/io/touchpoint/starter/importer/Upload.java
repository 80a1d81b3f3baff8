package io.touchpoint.starter.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;

/**
 * Keeps uploaded files until they are taken over.
 */
final class Upload {

	private static final String ENDING = ".upload";

	/** No run waits that long: what is older was left by a process that died. */
	private static final Duration OLDEST = Duration.ofDays(7);

	private final ImportSettings settings;

	private final Clock clock;

	Upload(ImportSettings settings, Clock clock) {
		this.settings = settings;
		this.clock = clock;
	}

	/** Writes the body to disk as it comes, never more than a buffer of it in memory. */
	Mono<Void> keep(UUID run, Flux<DataBuffer> body) {
		AtomicLong bytes = new AtomicLong();
		Flux<DataBuffer> counted = body.doOnNext((buffer) -> {
			if (bytes.addAndGet(buffer.readableByteCount()) > this.settings.mostBytes().toBytes()) {
				DataBufferUtils.release(buffer);
				throw Problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large",
						"The file is larger than " + this.settings.mostBytes().toMegabytes() + " MB.");
			}
		});
		return Mono.fromCallable(this::tidyFolder)
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((folder) -> DataBufferUtils.write(counted, file(run)))
			.then(Mono.defer(() -> (bytes.get() > 0) ? Mono.<Void>empty()
					: Mono.error(Problems.invalid(new FieldFault("body", "missing", "The file is empty.")))));
	}

	private Path tidyFolder() throws IOException {
		Path folder = Files.createDirectories(this.settings.folder());
		Instant before = this.clock.instant().minus(OLDEST);
		try (DirectoryStream<Path> uploads = Files.newDirectoryStream(folder, "*" + ENDING)) {
			for (Path upload : uploads) {
				removeIfOlder(upload, before);
			}
		}
		return folder;
	}

	private static void removeIfOlder(Path upload, Instant before) throws IOException {
		try {
			if (Files.getLastModifiedTime(upload).toInstant().isBefore(before)) {
				Files.deleteIfExists(upload);
			}
		}
		catch (NoSuchFileException ex) {
			// A run that has just ended removed its file after the folder was listed
		}
	}

	/** Removes what was kept for a run that did not come about. */
	<T> Mono<T> dropped(UUID run, Throwable failure) {
		return Mono.fromRunnable(() -> remove(run)).subscribeOn(Schedulers.boundedElastic()).then(Mono.error(failure));
	}

	Path file(UUID run) {
		return this.settings.folder().toAbsolutePath().resolve(run + ENDING);
	}

	void remove(UUID run) {
		try {
			Files.deleteIfExists(file(run));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
