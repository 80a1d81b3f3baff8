package io.touchpoint.complaint.letter;

import java.util.List;
import java.util.stream.Stream;

import io.touchpoint.starter.print.PdfPages;
import io.touchpoint.starter.web.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * What of a letter no font of ours has: it would reach the customer as signs that say
 * nothing. A reply may hold any letter.
 */
final class Unprintable {

	private static final int MOST_NAMED = 5;

	private Unprintable() {
	}

	/** The letters that cannot be printed, some of them if they are many. */
	static List<Words.Warning> warnings(LetterChannel channel, String text, @Nullable String recipient) {
		return faulty(channel, (recipient != null) ? recipient + text : text)
			.map((letters) -> new Words.Warning(Words.Caution.UNPRINTABLE, letters))
			.toList();
	}

	static List<FieldFault> faults(LetterChannel channel, String text, @Nullable String recipient) {
		return Stream
			.concat(ofField(channel, "text", text),
					Stream.ofNullable(recipient).flatMap((address) -> ofField(channel, "recipient", address)))
			.toList();
	}

	private static Stream<FieldFault> ofField(LetterChannel channel, String field, String text) {
		return faulty(channel, text).map((letters) -> new FieldFault(field, "unprintable",
				"'" + field + "' holds letters that cannot be printed: " + letters + "."));
	}

	private static Stream<String> faulty(LetterChannel channel, String text) {
		List<String> letters = (channel == LetterChannel.LETTER) ? PdfPages.unprintable(text) : List.of();
		return letters.isEmpty() ? Stream.empty()
				: Stream.of(String.join(" ", letters.subList(0, Math.min(letters.size(), MOST_NAMED))));
	}

}
