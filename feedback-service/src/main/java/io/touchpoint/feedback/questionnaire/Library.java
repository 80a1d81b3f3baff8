package io.touchpoint.feedback.questionnaire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The sets of questions that Touchpoint brings along, in English, Spanish and Arabic.
 */
@Component
class Library {

	/** What a new questionnaire begins with when nothing else is wanted. */
	static final String SHORT = "short";

	/** The languages of all sets. */
	static final List<String> LANGUAGES = List.of("en", "es", "ar");

	private final JsonMapper json;

	private volatile List<LibrarySet> read = List.of();

	Library(JsonMapper json) {
		this.json = json;
	}

	/** Read when first asked for, so that starting costs nothing. */
	List<LibrarySet> sets() {
		if (this.read.isEmpty()) {
			try (InputStream stream = new ClassPathResource("question-library.json").getInputStream()) {
				this.read = List.copyOf(this.json.readValue(stream, new TypeReference<List<LibrarySet>>() {
				}));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return this.read;
	}

	Optional<LibrarySet> set(String id) {
		return sets().stream().filter((set) -> set.id().equals(id)).findFirst();
	}

	/** The set as a questionnaire of its own. */
	static Definition definition(LibrarySet set) {
		return new Definition(LANGUAGES, set.title(), set.questions());
	}

}
