package io.touchpoint.starter.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BeginningTests {

	@TempDir
	private Path folder;

	@Test
	void theFirstLineIsShownAndNoMoreThanItsBeginning() {
		assertThat(Beginning.of("a,b\r\n1,2\n")).isEqualTo("This one begins with: a,b");
		assertThat(Beginning.of("\n  {\"id\": 1}")).isEqualTo("This one begins with: {\"id\": 1}");
	}

	@Test
	void whatIsNoTextIsNotShown() {
		assertThat(Beginning.of(" \n\t ")).isEqualTo("This one is empty");
		assertThat(Beginning.of("PK\3\4 rest")).isEqualTo("This one is a ZIP archive");
		assertThat(Beginning.of("\u007fELF\2\1")).isEqualTo("This one is no text");
	}

	@Test
	void aPackedFileIsShownUnpacked() throws IOException {
		Path file = this.folder.resolve("file.gz");
		try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
			out.write("x".repeat(1_000_000).getBytes());
		}
		assertThat(Beginning.of(file)).isEqualTo("This one begins with: " + "x".repeat(100));
	}

}
