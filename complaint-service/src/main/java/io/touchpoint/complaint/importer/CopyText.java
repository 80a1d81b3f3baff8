package io.touchpoint.complaint.importer;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Writes rows in the text format of PostgreSQL's COPY.
 */
final class CopyText {

	private final StringBuilder text = new StringBuilder(1 << 17);

	private boolean first = true;

	CopyText add(@Nullable Object value) {
		if (!this.first) {
			this.text.append('\t');
		}
		this.first = false;
		switch (value) {
			case null -> this.text.append("\\N");
			case Boolean flag -> this.text.append(flag ? 't' : 'f');
			case Collection<?> codes -> this.text.append('{')
				.append(codes.stream().map(String::valueOf).collect(Collectors.joining(",")))
				.append('}');
			case String words -> escape(words);
			default -> this.text.append(value);
		}
		return this;
	}

	void endRow() {
		this.text.append('\n');
		this.first = true;
	}

	int length() {
		return this.text.length();
	}

	byte[] take() {
		byte[] bytes = this.text.toString().getBytes(StandardCharsets.UTF_8);
		this.text.setLength(0);
		return bytes;
	}

	private void escape(String words) {
		for (int i = 0; i < words.length(); i++) {
			char letter = words.charAt(i);
			switch (letter) {
				case '\\' -> this.text.append("\\\\");
				case '\t' -> this.text.append("\\t");
				case '\n' -> this.text.append("\\n");
				case '\r' -> this.text.append("\\r");
				case '\0' -> this.text.append(' ');
				default -> this.text.append(letter);
			}
		}
	}

}
