package io.touchpoint.starter.scan;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.touchpoint.starter.testing.Pictures;

import static org.assertj.core.api.Assertions.assertThat;

class UprightTests {

	/** A JPEG with the note that a camera makes, and where it was taken. */
	private static byte[] photo(byte[] jpeg, int orientation, ByteOrder order) {
		ByteBuffer tiff = ByteBuffer.allocate(64).order(order);
		tiff.putShort((short) ((order == ByteOrder.LITTLE_ENDIAN) ? 0x4949 : 0x4d4d)).putShort((short) 42).putInt(8);
		tiff.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
		tiff.position(32).put("GPS 51.5 N".getBytes(StandardCharsets.US_ASCII));
		ByteBuffer file = ByteBuffer.allocate(jpeg.length + 4 + 6 + 64);
		file.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) (2 + 6 + 64));
		file.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array()).put(jpeg, 2, jpeg.length - 2);
		return file.array();
	}

	/** Wider than high, with its first quarter at the top left white. */
	private static BufferedImage marked() {
		BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
		image.createGraphics().fillRect(0, 0, 20, 10);
		return image;
	}

	@ParameterizedTest
	@CsvSource({ "1, 40, 20, 2, 2", "2, 40, 20, 37, 2", "3, 40, 20, 37, 17", "4, 40, 20, 2, 17", "5, 20, 40, 2, 2",
			"6, 20, 40, 17, 2", "7, 20, 40, 17, 37", "8, 20, 40, 2, 37" })
	void aPictureIsTurnedAsTheCameraHeldIt(int orientation, int width, int height, int x, int y) {
		BufferedImage turned = new Upright(orientation).onPaper(marked());
		assertThat(turned.getWidth()).isEqualTo(width);
		assertThat(turned.getHeight()).isEqualTo(height);
		assertThat(turned.getRGB(x, y)).isEqualTo(0xffffffff);
		assertThat(turned.getRGB(width - 1 - x, height - 1 - y)).isEqualTo(0xff000000);
	}

	@Test
	void theNoteIsReadInBothOrdersOfBytes() throws IOException {
		byte[] jpeg = Pictures.image("jpeg", 40, 20);
		assertThat(Upright.of(photo(jpeg, 6, ByteOrder.LITTLE_ENDIAN))).isEqualTo(new Upright(6));
		assertThat(Upright.of(photo(jpeg, 8, ByteOrder.BIG_ENDIAN))).isEqualTo(new Upright(8));
		assertThat(Upright.of(photo(jpeg, 99, ByteOrder.BIG_ENDIAN))).isEqualTo(new Upright(1));
		assertThat(Upright.of(jpeg)).isEqualTo(new Upright(1));
	}

	@Test
	void aPhotoKeepsItsPostureAndLosesWhereItWasTaken() throws IOException {
		byte[] taken = photo(Pictures.image("jpeg", 40, 20), 6, ByteOrder.BIG_ENDIAN);
		byte[] kept = new ScanCheck(1_000_000, 400).photo(taken).content();
		BufferedImage upright = ImageIO.read(new ByteArrayInputStream(kept));
		assertThat(upright.getWidth()).isEqualTo(20);
		assertThat(upright.getHeight()).isEqualTo(40);
		assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "Exif");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 20, 30 })
	void whatIsCutOffIsUpright(int length) throws IOException {
		byte[] taken = photo(Pictures.image("jpeg", 40, 20), 6, ByteOrder.BIG_ENDIAN);
		assertThat(Upright.of(Arrays.copyOf(taken, length))).isEqualTo(new Upright(1));
	}

}
