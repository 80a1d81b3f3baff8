package io.touchpoint.complaint.tracking;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.web.SentParts;
import io.touchpoint.starter.web.SentParts.SentFile;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;

/**
 * What a customer wrote on the tracking page, with the files that came along.
 *
 * @param key of the form: what comes twice under one key is taken once
 */
record SentMessage(String key, String text, List<SentFile> files) {

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,100}");

	/** Some photos or documents with what was written. */
	private static final int MOST_PARTS = 50;

	static Mono<SentMessage> read(ServerWebExchange exchange, int mostBytes) {
		return SentParts.read(exchange, FormFields.of(exchange), mostBytes, MOST_PARTS)
			.map((sent) -> new SentMessage(key(sent.fields().getFirst("key")),
					PlainText.of(sent.fields().getFirst("text")), sent.files()));
	}

	private static String key(@Nullable String sent) {
		return (sent != null && KEY.matcher(sent).matches()) ? sent : Secret.fresh().text();
	}

	/** The key, and what was said, for telling a repetition from something else. */
	IntakeKey once(UUID complaint) {
		StringBuilder said = new StringBuilder(this.text);
		this.files.forEach((file) -> said.append('\u0001').append(HexFormat.of().formatHex(file.print())));
		return IntakeKey.of("tracking " + complaint, this.key, said.toString());
	}

}
