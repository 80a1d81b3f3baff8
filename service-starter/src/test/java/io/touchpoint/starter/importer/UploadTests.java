package io.touchpoint.starter.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class UploadTests {

	@TempDir
	private Path folder;

	private Upload upload() {
		return new Upload(new ImportSettings(this.folder, DataSize.ofBytes(10), 10, 1_000, 1, 2, Duration.ZERO,
				Duration.ZERO, Duration.ofMillis(1), Duration.ofSeconds(1)), Clock.systemUTC());
	}

	private static Flux<DataBuffer> body(String text) {
		return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void whatAProcessThatDiedLeftBehindGoesWithALaterUpload() throws IOException {
		Upload upload = upload();
		Path old = Files.writeString(upload.file(UUID.randomUUID()), "old");
		Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
		Path waiting = Files.writeString(upload.file(UUID.randomUUID()), "waiting");
		UUID run = UUID.randomUUID();
		StepVerifier.create(upload.keep(run, body("new"))).verifyComplete();
		assertThat(old).doesNotExist();
		assertThat(waiting).exists();
		assertThat(upload.file(run)).hasContent("new");
	}

	/**
	 * A link to nowhere is listed and has no time, as a file that is removed meanwhile.
	 */
	@Test
	void anotherRunsFileMayGoWhileTheFolderIsTidied() throws IOException {
		Upload upload = upload();
		Files.createSymbolicLink(upload.file(UUID.randomUUID()), this.folder.resolve("nowhere"));
		UUID run = UUID.randomUUID();
		StepVerifier.create(upload.keep(run, body("new"))).verifyComplete();
		assertThat(upload.file(run)).hasContent("new");
	}

	@Test
	void anUploadOfTooManyBytesIsRefused() {
		StepVerifier.create(upload().keep(UUID.randomUUID(), body("more than ten")))
			.verifyErrorSatisfies((problem) -> assertThat(problem).hasMessageContaining("larger than"));
	}

}
