package io.touchpoint.complaint.tracking;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.file.SentFile;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a customer wrote on the tracking page, with the files that came along.
 *
 * @param key of the form: what comes twice under one key is taken once
 */
record SentMessage(String key, String text, List<SentFile> files) {

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,100}");

	/**
	 * Reads the form, multipart or plain. Each file is read to its end or dropped, so
	 * that nothing of it stays in memory or on disk.
	 */
	static Mono<SentMessage> read(ServerWebExchange exchange, int mostBytes) {
		return Mono.zip(exchange.getMultipartData(), FormFields.of(exchange))
			.flatMap((sent) -> of(sent.getT1(), sent.getT2(), mostBytes))
			.onErrorMap((ex) -> ex instanceof DecodingException && !(ex instanceof DataBufferLimitException)
					// A part without a name, or one that is neither a field nor a file
					|| ex instanceof IllegalStateException || ex instanceof IllegalArgumentException,
					(ex) -> Problems.of(HttpStatus.BAD_REQUEST, "malformed", "The form could not be read."))
			.onErrorMap(DataBufferLimitException.class,
					(ex) -> Problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The form is too large."));
	}

	private static Mono<SentMessage> of(MultiValueMap<String, Part> parts, MultiValueMap<String, String> plain,
			int mostBytes) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>(plain);
		List<FilePart> files = new ArrayList<>();
		parts.values().stream().flatMap(List::stream).forEach((part) -> {
			switch (part) {
				case FormFieldPart field -> fields.add(field.name(), field.value());
				case FilePart file -> files.add(file);
				default -> throw new IllegalArgumentException("Neither a field nor a file");
			}
		});
		return Flux.fromIterable(files)
			.concatMap((file) -> read(file, mostBytes))
			// A field for a file that nobody chose comes as an empty one
			.filter((file) -> file.tooLarge() || file.bytes().length > 0)
			.collectList()
			.map((read) -> new SentMessage(key(fields.getFirst("key")), PlainText.of(fields.getFirst("text")), read));
	}

	private static String key(@Nullable String sent) {
		return (sent != null && KEY.matcher(sent).matches()) ? sent : Secret.fresh().text();
	}

	private static Mono<SentFile> read(FilePart file, int mostBytes) {
		return DataBufferUtils.join(file.content(), mostBytes)
			.map((buffer) -> new SentFile(file.filename(), bytes(buffer), false))
			.onErrorResume(DataBufferLimitException.class,
					(ex) -> Mono.just(new SentFile(file.filename(), new byte[0], true)))
			.flatMap((read) -> file.delete().thenReturn(read));
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	/** The key, and what was said, for telling a repetition from something else. */
	IntakeKey once(UUID complaint) {
		StringBuilder said = new StringBuilder(this.text);
		this.files.forEach((file) -> said.append('\u0001').append(HexFormat.of().formatHex(file.print())));
		return IntakeKey.of("tracking " + complaint, this.key, said.toString());
	}

}
