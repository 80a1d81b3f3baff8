package io.touchpoint.complaint.importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Keeps uploaded files until they are taken over.
 */
@Component
class Upload {

	private static final int GZIP_1 = 0x1f;

	private static final int GZIP_2 = 0x8b;

	private final ImportSettings settings;

	Upload(ImportSettings settings) {
		this.settings = settings;
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
		return Mono.fromCallable(() -> Files.createDirectories(this.settings.folder()))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((folder) -> DataBufferUtils.write(counted, file(run)))
			.then(Mono.defer(() -> (bytes.get() > 0) ? Mono.<Void>empty()
					: Mono.error(Problems.invalid(new FieldFault("body", "missing", "The file is empty.")))))
			.onErrorResume((failure) -> Mono.fromRunnable(() -> remove(run))
				.subscribeOn(Schedulers.boundedElastic())
				.then(Mono.error(failure)));
	}

	/** The plain content, unpacked if it was packed. */
	InputStream open(UUID run) throws IOException {
		BufferedInputStream file = new BufferedInputStream(Files.newInputStream(file(run)), 1 << 16);
		file.mark(2);
		boolean packed = file.read() == GZIP_1 && file.read() == GZIP_2;
		file.reset();
		return packed ? new BufferedInputStream(new GZIPInputStream(file, 1 << 16), 1 << 16) : file;
	}

	boolean exists(UUID run) {
		return Files.exists(file(run));
	}

	void remove(UUID run) {
		try {
			Files.deleteIfExists(file(run));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private Path file(UUID run) {
		return this.settings.folder().resolve(run + ".upload");
	}

}
