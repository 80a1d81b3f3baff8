package io.touchpoint.feedback.visit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.web.SentParts;
import io.touchpoint.starter.web.SentParts.SentFile;
import io.touchpoint.starter.web.SmallForm;

import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What a browser sent of the page: its fields, and photos by stop.
 */
record SentForm(MultiValueMap<String, String> fields, Map<Integer, List<SentFile>> photos) {

	private static final Pattern REVISION = Pattern.compile("\\d{1,18}");

	/** Of a form without photos: some hundred texts. */
	private static final int MOST_BYTES = 1024 * 1024;

	/** The fields of a page with many questions, and parts if it comes in parts. */
	private static final int MOST_FIELDS = 3200;

	private static final Pattern PHOTO = Pattern.compile("photo-(\\d{1,2})");

	static Mono<SentForm> read(ServerRequest request, int mostBytes) {
		return SentParts
			.read(request.exchange(), SmallForm.read(request.exchange(), MOST_BYTES, MOST_FIELDS), mostBytes,
					MOST_FIELDS)
			.map(SentForm::of);
	}

	private static SentForm of(SentParts sent) {
		if (sent.fields().isEmpty() && sent.files().isEmpty()) {
			// Every button has a name; what is empty must not wipe out what was saved.
			throw SentParts.malformed();
		}
		Map<Integer, List<SentFile>> photos = new LinkedHashMap<>();
		for (SentFile file : sent.files()) {
			Matcher stop = PHOTO.matcher(file.field());
			if (stop.matches()) {
				photos.computeIfAbsent(Integer.valueOf(stop.group(1)), (ordinal) -> new ArrayList<>()).add(file);
			}
		}
		return new SentForm(sent.fields(), photos);
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
