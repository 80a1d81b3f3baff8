package io.touchpoint.feedback.visit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.web.Problems;

import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What a browser sent of the page: its fields, and files by stop.
 */
record SentForm(MultiValueMap<String, String> fields, Map<Integer, List<FilePart>> files, List<Part> parts) {

	private static final Pattern PHOTO = Pattern.compile("photo-(\\d{1,2})");

	/** With files it is multipart, without a script perhaps not. */
	static Mono<SentForm> read(ServerRequest request) {
		return request.multipartData()
			.zipWith(request.formData(), SentForm::of)
			.onErrorMap(
					(ex) -> ex instanceof DecodingException && !(ex instanceof DataBufferLimitException)
							|| ex instanceof IllegalArgumentException,
					(ex) -> Problems.of(HttpStatus.BAD_REQUEST, "malformed", "The form could not be read."))
			.onErrorMap(DataBufferLimitException.class,
					(ex) -> Problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The form is too large."));
	}

	private static SentForm of(MultiValueMap<String, Part> parts, MultiValueMap<String, String> plain) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>(plain);
		Map<Integer, List<FilePart>> files = new LinkedHashMap<>();
		List<Part> all = parts.values().stream().flatMap(List::stream).toList();
		for (Part part : all) {
			if (part instanceof FormFieldPart field) {
				fields.add(field.name(), field.value());
			}
			Matcher photo = PHOTO.matcher(part.name());
			if (part instanceof FilePart file && !file.filename().isBlank() && photo.matches()) {
				files.computeIfAbsent(Integer.valueOf(photo.group(1)), (stop) -> new ArrayList<>()).add(file);
			}
		}
		if (fields.isEmpty() && files.isEmpty()) {
			// Every button has a name; what is empty must not wipe out what was saved.
			throw new IllegalArgumentException("Nothing was sent");
		}
		return new SentForm(fields, files, all);
	}

	boolean handsIn() {
		return this.fields.containsKey("hand-in");
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

	/** Removes what was written to disk on the way. */
	void forget() {
		Flux.fromIterable(this.parts).flatMap(Part::delete).onErrorComplete().subscribe();
	}

}
