package io.touchpoint.feedback.visit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.SmallForm;

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
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What a browser sent of the page: its fields, and photos by stop.
 */
record SentForm(MultiValueMap<String, String> fields, Map<Integer, List<SentPhoto>> photos) {

	private static final Pattern REVISION = Pattern.compile("\\d{1,18}");

	/** Of a form without photos: some hundred texts. */
	private static final int MOST_BYTES = 1024 * 1024;

	/** As many as its parts, if it comes in parts. */
	private static final int MOST_FIELDS = 3200;

	private static final Pattern PHOTO = Pattern.compile("photo-(\\d{1,2})");

	/**
	 * A file as it was sent.
	 *
	 * @param bytes none if it was too large
	 */
	record SentPhoto(byte[] bytes, boolean tooLarge) {

		@Override
		public boolean equals(Object other) {
			return other instanceof SentPhoto photo && this.tooLarge == photo.tooLarge
					&& Arrays.equals(this.bytes, photo.bytes);
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

	/**
	 * Reads the form, multipart or plain. Each file is read to its end or dropped, so
	 * that nothing of it stays in memory or on disk.
	 */
	static Mono<SentForm> read(ServerRequest request, int mostBytes) {
		return Mono.zip(request.multipartData(), SmallForm.read(request.exchange(), MOST_BYTES, MOST_FIELDS))
			.flatMap((sent) -> of(sent.getT1(), sent.getT2(), mostBytes))
			.onErrorMap((ex) -> ex instanceof DecodingException && !(ex instanceof DataBufferLimitException)
					// A part without a name, or one that is neither a field nor a file
					|| ex instanceof IllegalStateException || ex instanceof IllegalArgumentException,
					(ex) -> Problems.of(HttpStatus.BAD_REQUEST, "malformed", "The form could not be read."))
			.onErrorMap(DataBufferLimitException.class,
					(ex) -> Problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The form is too large."));
	}

	private static Mono<SentForm> of(MultiValueMap<String, Part> parts, MultiValueMap<String, String> plain,
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
		if (fields.isEmpty() && files.isEmpty()) {
			// Every button has a name; what is empty must not wipe out what was saved.
			return Mono.error(new IllegalArgumentException("Nothing was sent"));
		}
		Map<Integer, List<SentPhoto>> photos = new LinkedHashMap<>();
		return Flux.fromIterable(files)
			.concatMap((file) -> read(file, mostBytes).doOnNext((photo) -> keep(photos, file.name(), photo)))
			.then(Mono.fromSupplier(() -> new SentForm(fields, photos)));
	}

	private static Mono<SentPhoto> read(FilePart file, int mostBytes) {
		return DataBufferUtils.join(file.content(), mostBytes)
			.map((buffer) -> new SentPhoto(bytes(buffer), false))
			.onErrorResume(DataBufferLimitException.class, (ex) -> Mono.just(new SentPhoto(new byte[0], true)))
			.flatMap((photo) -> file.delete().thenReturn(photo));
	}

	/** A field for a file that nobody chose comes as an empty one. */
	private static void keep(Map<Integer, List<SentPhoto>> photos, String name, SentPhoto photo) {
		Matcher stop = PHOTO.matcher(name);
		if (stop.matches() && (photo.tooLarge() || photo.bytes().length > 0)) {
			photos.computeIfAbsent(Integer.valueOf(stop.group(1)), (ordinal) -> new ArrayList<>()).add(photo);
		}
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	boolean handsIn() {
		return this.fields.containsKey("hand-in");
	}

	/** What the page was filled in on; null if it does not say so. */
	@Nullable DraftBasis basis() {
		String revision = this.fields.getFirst("revision");
		String page = this.fields.getFirst("page");
		return (revision != null && REVISION.matcher(revision).matches() && page != null)
				? ShopperPhotos.id(page).map((id) -> new DraftBasis(Long.parseLong(revision), id)).orElse(null) : null;
	}

	/** The photo to take away, if any. */
	@Nullable String removed() {
		return this.fields.getFirst("remove");
	}

	/** Where the page goes on. */
	String anchor() {
		String stop = this.fields.getFirst("stop");
		return (stop != null && stop.matches("\\d{1,2}")) ? "#photos-" + stop : "";
	}

}
