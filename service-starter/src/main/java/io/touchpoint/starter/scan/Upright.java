package io.touchpoint.starter.scan;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a camera held a picture (tag Orientation of Exif 2.3, 4.6.4): what is written anew
 * loses that note, so it is carried out before. Pure.
 *
 * @param orientation from 1, upright, to 8
 */
record Upright(int orientation) {

	private static final Upright AS_IT_IS = new Upright(1);

	private static final int MARKER = 0xff;

	private static final int APP1 = 0xe1;

	private static final int START_OF_SCAN = 0xda;

	private static final int ORIENTATION = 0x0112;

	private static final String EXIF = "Exif\0\0";

	/**
	 * As the file says; upright if it says nothing or nonsense.
	 */
	static Upright of(byte[] file) {
		try {
			return of(ByteBuffer.wrap(file));
		}
		catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException ex) {
			return AS_IT_IS;
		}
	}

	private static Upright of(ByteBuffer file) {
		if (file.getShort() != (short) 0xffd8) {
			return AS_IT_IS;
		}
		while ((file.get() & 0xff) == MARKER) {
			int segment = file.get() & 0xff;
			int length = file.getShort() & 0xffff;
			int next = file.position() + length - 2;
			if (segment == APP1 && text(file, EXIF.length()).equals(EXIF)) {
				return ofTiff(file.slice());
			}
			if (segment == START_OF_SCAN) {
				return AS_IT_IS;
			}
			file.position(next);
		}
		return AS_IT_IS;
	}

	private static String text(ByteBuffer file, int length) {
		byte[] bytes = new byte[length];
		file.get(bytes);
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	private static Upright ofTiff(ByteBuffer tiff) {
		tiff.order((tiff.getShort(0) == 0x4949) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		int directory = tiff.getInt(4);
		int entries = tiff.getShort(directory) & 0xffff;
		for (int i = 0; i < entries; i++) {
			int entry = directory + 2 + 12 * i;
			if ((tiff.getShort(entry) & 0xffff) == ORIENTATION) {
				int orientation = tiff.getShort(entry + 8) & 0xffff;
				return (orientation >= 1 && orientation <= 8) ? new Upright(orientation) : AS_IT_IS;
			}
		}
		return AS_IT_IS;
	}

	/**
	 * The picture as it was held, on white, in one drawing: there is never more than this
	 * copy of it. What is plain and upright already is not copied.
	 */
	BufferedImage onPaper(BufferedImage image) {
		if (this.orientation == 1 && isPlain(image)) {
			return image;
		}
		boolean lying = this.orientation >= 5;
		int width = lying ? image.getHeight() : image.getWidth();
		int height = lying ? image.getWidth() : image.getHeight();
		BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
		Graphics2D canvas = paper.createGraphics();
		canvas.setColor(Color.WHITE);
		canvas.fillRect(0, 0, width, height);
		canvas.drawImage(image, turning(image.getWidth(), image.getHeight()), null);
		canvas.dispose();
		return paper;
	}

	private static boolean isPlain(BufferedImage image) {
		return image.getType() == BufferedImage.TYPE_3BYTE_BGR || image.getType() == BufferedImage.TYPE_BYTE_GRAY;
	}

	/** Where a point of the picture as it is stored comes to lie. */
	private AffineTransform turning(int w, int h) {
		return switch (this.orientation) {
			case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
			case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
			case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
			case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
			case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
			case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
			case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
			default -> new AffineTransform();
		};
	}

}
