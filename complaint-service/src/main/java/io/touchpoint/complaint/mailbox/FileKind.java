package io.touchpoint.complaint.mailbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds out what a file is by its bytes. What a mail says of it is anybody's to write.
 */
final class FileKind {

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

	private static final byte[] JPEG = { (byte) 0xff, (byte) 0xd8, (byte) 0xff };

	private static final byte[] PDF = { '%', 'P', 'D', 'F', '-' };

	private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t\\f]]");

	private FileKind() {
	}

	/** The media type to hand it out as; null if it is none that we hand out. */
	static @Nullable String of(byte[] content) {
		if (begins(content, PNG)) {
			return "image/png";
		}
		if (begins(content, JPEG)) {
			return "image/jpeg";
		}
		if (begins(content, PDF)) {
			return "application/pdf";
		}
		return text(content) ? "text/plain;charset=UTF-8" : null;
	}

	private static boolean begins(byte[] content, byte[] magic) {
		if (content.length < magic.length) {
			return false;
		}
		for (int i = 0; i < magic.length; i++) {
			if (content[i] != magic[i]) {
				return false;
			}
		}
		return true;
	}

	private static boolean text(byte[] content) {
		try {
			CharSequence text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
			return content.length > 0 && !NO_TEXT.matcher(text).find();
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

}
