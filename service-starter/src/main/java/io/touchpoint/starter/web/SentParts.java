package io.touchpoint.starter.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
 * A form with files as a browser sent it, multipart (RFC 7578) or plain.
 *
 * @param files in the order of the form; a field for a file that nobody chose is left out
 */
public record SentParts(MultiValueMap<String, String> fields, List<SentFile> files) {

	/**
	 * Reads the form. Each file is read to its end or dropped, so that nothing of it
	 * stays in memory or on disk.
	 * @param plain the fields, if the form did not come in parts
	 * @param mostBytes of a file; of a larger one it is told only that it was there
	 * @return a 400 {@code malformed} or 413 {@code too-large} problem if it is no form
	 */
	public static Mono<SentParts> read(ServerWebExchange exchange, Mono<MultiValueMap<String, String>> plain,
			int mostBytes) {
		return Mono.zip(exchange.getMultipartData(), plain)
			.flatMap((sent) -> of(sent.getT1(), sent.getT2(), mostBytes))
			.onErrorMap((ex) -> ex instanceof DecodingException && !(ex instanceof DataBufferLimitException)
					// A part without a name, or one that is neither a field nor a file
					|| ex instanceof IllegalStateException || ex instanceof IllegalArgumentException,
					(ex) -> malformed())
			.onErrorMap(DataBufferLimitException.class,
					(ex) -> Problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The form is too large."));
	}

	/** What is said to a form that is none. */
	public static ProblemException malformed() {
		return Problems.of(HttpStatus.BAD_REQUEST, "malformed", "The form could not be read.");
	}

	private static Mono<SentParts> of(MultiValueMap<String, Part> parts, MultiValueMap<String, String> plain,
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
			.filter((file) -> file.tooLarge() || file.bytes().length > 0)
			.collectList()
			.map((read) -> new SentParts(fields, read));
	}

	private static Mono<SentFile> read(FilePart file, int mostBytes) {
		return DataBufferUtils.join(file.content(), mostBytes)
			.map((buffer) -> new SentFile(file.name(), file.filename(), bytes(buffer), false))
			.onErrorResume(DataBufferLimitException.class,
					(ex) -> Mono.just(new SentFile(file.name(), file.filename(), new byte[0], true)))
			.flatMap((read) -> file.delete().thenReturn(read));
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	/**
	 * A file as somebody sent it.
	 *
	 * @param field of the form
	 * @param name as the sender calls it: nothing to be believed
	 * @param bytes none if it was too large
	 */
	public record SentFile(String field, String name, byte[] bytes, boolean tooLarge) {

		/** What tells it from another file: SHA-256. */
		public byte[] print() {
			try {
				return MessageDigest.getInstance("SHA-256").digest(this.bytes);
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException("Every Java has SHA-256", ex);
			}
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof SentFile file && this.field.equals(file.field) && this.name.equals(file.name)
					&& this.tooLarge == file.tooLarge && Arrays.equals(this.bytes, file.bytes);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.bytes);
		}

		@Override
		public String toString() {
			return this.bytes.length + " bytes";
		}

	}

}
