package io.touchpoint.starter.importer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;

import io.touchpoint.starter.bulk.CopyRows;
import io.touchpoint.starter.bulk.Unpacked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a file from outside can do to the memory of the service that reads it.
 */
class BoundedLinesTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "a", "a\n", "a\r\nb", "a\rb\r", "\r\n\r\n", "\n\r", "é\n\nb\r\r\nc" })
	void linesAreTheSameAsThoseOfABufferedReader(String file) throws IOException {
		assertThat(read(bytes(file), 10).stream().map(BoundedLines.Line::text)).isEqualTo(file.lines().toList());
	}

	@Test
	void aLineThatIsTooLongIsOnlyNamed() throws IOException {
		String longest = "y".repeat(40_000);
		List<BoundedLines.Line> lines = read(bytes("a\n" + "x".repeat(40_001) + "\r\n" + longest + "\nb"), 40_000);
		assertThat(lines).containsExactly(new BoundedLines.Line(1, "a", false),
				new BoundedLines.Line(2, "x".repeat(200), true), new BoundedLines.Line(3, longest, false),
				new BoundedLines.Line(4, "b", false));
	}

	@Test
	void aLineWithoutEndIsNotHeld() throws IOException {
		try (InputStream endless = Unpacked.open(packedZeros(200_000_000))) {
			assertThat(read(endless, 100)).hasSize(1).allMatch(BoundedLines.Line::tooLong);
		}
	}

	@Test
	void aFileThatUnpacksToTooMuchIsLeft() throws IOException {
		try (InputStream file = Unpacked.open(packedZeros(1_000_001), new Unpacked.Allowance(1_000_000))) {
			assertThatExceptionOfType(Unpacked.TooLarge.class).isThrownBy(file::readAllBytes)
				.withMessageContaining("1000000 bytes");
		}
		try (InputStream file = Unpacked.open(packedZeros(1_000_000), new Unpacked.Allowance(1_000_000))) {
			assertThat(file.readAllBytes()).hasSize(1_000_000);
		}
	}

	@Test
	void aFileThatIsBrokenAtItsBeginningIsClosed() {
		AtomicBoolean closed = new AtomicBoolean();
		InputStream broken = new FilterInputStream(new ByteArrayInputStream(new byte[] { 0x1f, (byte) 0x8b, 1 })) {
			@Override
			public void close() {
				closed.set(true);
			}
		};
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> Unpacked.open(broken));
		assertThat(closed).isTrue();
	}

	@Test
	void aTimeThatCannotBeCountedIsNotWrapped() {
		assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new CopyRows(1).row().time(Instant.MAX));
	}

	private static List<BoundedLines.Line> read(InputStream file, int longest) throws IOException {
		List<BoundedLines.Line> lines = new ArrayList<>();
		try (BoundedLines reader = new BoundedLines(file, longest)) {
			for (BoundedLines.Line line = reader.next(); line != null; line = reader.next()) {
				lines.add(line);
			}
		}
		return lines;
	}

	private static InputStream bytes(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	private static InputStream packedZeros(int count) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		byte[] zeros = new byte[1 << 16];
		try (OutputStream out = new GZIPOutputStream(packed)) {
			for (int left = count; left > 0; left -= zeros.length) {
				out.write(zeros, 0, Math.min(left, zeros.length));
			}
		}
		return new ByteArrayInputStream(packed.toByteArray());
	}

}
