package io.touchpoint.starter.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * A form with files as a browser sent it, multipart (RFC 7578) or plain.
 *
 * @param files in the order of the form; a field for a file that nobody chose is left out
 */
public record SentParts(MultiValueMap<String, String> fields, List<SentFile> files) {

	/**
	 * Reads the form to its end. Nothing of it stays but what is returned.
	 * @param plain the fields, if the form did not come in parts
	 * @param mostBytes of a file; of a larger one it is told only that it was there
	 * @param mostParts fields and files, those that nobody chose included
	 * @return a 400 {@code malformed} or 413 {@code too-large} problem if it is no form
	 */
	public static Mono<SentParts> read(ServerWebExchange exchange, Mono<MultiValueMap<String, String>> plain,
			int mostBytes, int mostParts) {
		return MediaType.MULTIPART_FORM_DATA.isCompatibleWith(SmallForm.type(exchange.getRequest()))
				? Mono.defer(() -> new FormParts(mostBytes, mostParts).read(exchange.getRequest()))
				: plain.map((fields) -> new SentParts(fields, List.of()));
	}

	/** What is said to a form that is none. */
	public static ProblemException malformed() {
		return Problems.of(HttpStatus.BAD_REQUEST, "malformed", "The form could not be read.");
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
