package io.touchpoint.starter.scan;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.touchpoint.starter.testing.Pictures;
import io.touchpoint.starter.web.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScanCheckTests {

	private final ScanCheck check = new ScanCheck(1_000_000, 400);

	/** Red, green, blue and transparency of two bytes each, all of it zero. */
	private static byte[] deep(int side) throws IOException {
		ComponentColorModel colours = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), true, false,
				Transparency.TRANSLUCENT, DataBuffer.TYPE_USHORT);
		BufferedImage image = new BufferedImage(colours, colours.createCompatibleWritableRaster(side, side), false,
				null);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(image, "png", bytes);
		return bytes.toByteArray();
	}

	private static byte[] plus(byte[] bytes, String more) {
		byte[] tail = more.getBytes(StandardCharsets.US_ASCII);
		return ByteBuffer.allocate(bytes.length + tail.length).put(bytes).put(tail).array();
	}

	private void refused(byte[] bytes, String reason) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.check.check(bytes))
			.satisfies((problem) -> assertThat(problem.faults().getFirst().reason()).isEqualTo(reason));
	}

	@Test
	void anImageIsWrittenAnewSoThatNothingButThePictureStays() throws IOException {
		byte[] polyglot = plus(Pictures.image("png", 40, 30), "<script>alert(1)</script>PK\u0003\u0004");
		ScanCheck.Scan scan = this.check.check(polyglot);
		assertThat(scan.type()).isEqualTo("image/png");
		assertThat(new String(scan.content(), StandardCharsets.ISO_8859_1)).doesNotContain("script", "PK\u0003");
		assertThat(this.check.check(plus(Pictures.image("jpeg", 40, 30), "<?php echo 1; ?>")).content())
			.satisfies((bytes) -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("php"));
	}

	@Test
	void aLargeImageIsMadeSmaller() throws IOException {
		byte[] content = this.check.check(Pictures.image("jpeg", 1000, 700)).content();
		BufferedImage small = ImageIO.read(new ByteArrayInputStream(content));
		assertThat(Math.max(small.getWidth(), small.getHeight())).isLessThanOrEqualTo(400);
	}

	@Test
	void anImageBombIsRefusedByItsHeaderBeforeItIsRead() {
		refused(pngHeader(60_000, 60_000), "too-many-pixels");
	}

	private static byte[] pngHeader(int width, int height) {
		ByteBuffer header = ByteBuffer.allocate(8 + 25 + 12);
		header.put(new byte[] { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' });
		ByteBuffer data = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
		data.putInt(width).putInt(height).put(new byte[] { 8, 2, 0, 0, 0 });
		CRC32 crc = new CRC32();
		crc.update(data.array());
		header.putInt(13).put(data.array()).putInt((int) crc.getValue());
		header.putInt(0).put("IEND".getBytes(StandardCharsets.US_ASCII)).putInt(0xae426082);
		return header.array();
	}

	@ParameterizedTest
	@CsvSource({ "2400, 2400, 4, 1", "2399, 2399, 8, 2", "4800, 3000, 3, 2", "2400, 2400, 1, 1", "60000, 400, 8, 25",
			"1000, 6, 8, 1" })
	void aPictureIsReadSoThatItsPointsAsTheyAreDecodedFit(int width, int height, int bytesPerPixel, int every) {
		assertThat(new PictureBudget(2400, PictureBudget.BYTES).every(width, height, bytesPerPixel)).isEqualTo(every);
		assertThat(PictureBudget.bytes(width, height, bytesPerPixel, every)).isLessThanOrEqualTo(PictureBudget.BYTES);
	}

	@Test
	void aSmallFileOfManyDeepPointsIsReadSmaller() throws IOException {
		byte[] file = deep(2399);
		assertThat(file.length).isLessThan(100_000);
		BufferedImage kept = ImageIO
			.read(new ByteArrayInputStream(new ScanCheck(24_000_000, 2400).check(file).content()));
		assertThat(kept.getWidth()).isEqualTo(1200);
		assertThat(kept.getRGB(0, 0)).isEqualTo(0xffffffff);
	}

	@Test
	void aPdfIsNoPicture() throws IOException {
		assertThat(this.check.isPicture("%PDF-1.7\n1 0 obj\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII)))
			.isFalse();
		assertThat(this.check.isPicture(Pictures.image("jpeg", 4, 4))).isTrue();
	}

	@Test
	void whatIsNoPdfJpegOrPngIsRefusedWhateverItIsCalled() {
		refused("<html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII), "wrong-type");
		refused("GIF89a....".getBytes(StandardCharsets.US_ASCII), "wrong-type");
		refused(new byte[] { 'M', 'Z', 0, 0 }, "wrong-type");
	}

	@Test
	void aDamagedImageIsRefused() throws IOException {
		byte[] whole = Pictures.image("png", 40, 30);
		refused(java.util.Arrays.copyOf(whole, 40), "unreadable");
	}

	@Test
	void aPdfThatBeginsWithSomethingElseIsRefused() {
		byte[] pdf = "%PDF-1.7\n1 0 obj\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII);
		assertThat(this.check.check(pdf)).isEqualTo(new ScanCheck.Scan("application/pdf", pdf));
		refused(plus("<html>".getBytes(StandardCharsets.US_ASCII), new String(pdf, StandardCharsets.US_ASCII)),
				"wrong-type");
	}

}
