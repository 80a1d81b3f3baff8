package io.touchpoint.feedback.importer;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

import org.jspecify.annotations.Nullable;

/**
 * How a CSV file is written.
 *
 * @param encoding the name of its character set
 * @param delimiter what stands between its fields, one character
 * @param header whether its first row names the columns
 */
record CsvShape(@Nullable String encoding, @Nullable String delimiter, @Nullable Boolean header) {

	private static final String DELIMITERS = ",;\t|:";

	@Nullable Charset charset() {
		try {
			return (this.encoding != null && this.encoding.length() <= 40) ? Charset.forName(this.encoding) : null;
		}
		catch (IllegalCharsetNameException | UnsupportedCharsetException ex) {
			return null;
		}
	}

	@Nullable Character separator() {
		return (this.delimiter != null && this.delimiter.length() == 1 && DELIMITERS.contains(this.delimiter))
				? this.delimiter.charAt(0) : null;
	}

	boolean hasHeader() {
		return !Boolean.FALSE.equals(this.header);
	}

	/** What is not said here is as there. */
	CsvShape or(CsvShape other) {
		return new CsvShape((this.encoding != null) ? this.encoding : other.encoding,
				(this.delimiter != null) ? this.delimiter : other.delimiter,
				(this.header != null) ? this.header : other.header);
	}

}
