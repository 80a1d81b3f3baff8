package io.touchpoint.feedback.poster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QrCodeTests {

	private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)L(\\d+) (\\d+)L\\d+ \\d+L\\d+ \\d+Z");

	@Test
	void thePathIsTheCode() throws FormatException, ChecksumException {
		String address = "http://localhost:8080/v/" + "aB3_-".repeat(8) + "xyz";
		QrCode code = QrCode.of(address);
		int side = code.modules() - 2 * QrCode.QUIET;
		BitMatrix bits = new BitMatrix(side);
		Matcher run = RUN.matcher(code.path());
		int read = 0;
		while (run.find()) {
			assertThat(run.start()).isEqualTo(read);
			read = run.end();
			for (int x = Integer.parseInt(run.group(1)); x < Integer.parseInt(run.group(3)); x++) {
				bits.set(x - QrCode.QUIET, Integer.parseInt(run.group(2)) - QrCode.QUIET);
			}
		}
		assertThat(read).isEqualTo(code.path().length());
		assertThat(new Decoder().decode(bits).getText()).isEqualTo(address);
	}

}
