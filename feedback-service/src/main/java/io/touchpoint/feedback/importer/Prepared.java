package io.touchpoint.feedback.importer;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.questionnaire.CustomerType;

/**
 * A file that waits for its mapping: what is in it, what its columns can become, and what
 * is suggested.
 *
 * @param mapping what was chosen already
 * @param customerType whose answers they are, if all sites are for the same; else
 * somebody has to choose
 * @param saved the mappings that are kept
 */
record Prepared(CsvShape shape, List<Column> columns, List<List<String>> rows, @Nullable Mapping mapping,
		@Nullable CustomerType customerType, Map<CustomerType, Mapping> suggestions, Map<CustomerType, Targets> targets,
		List<Saved> saved) {

	/** A column with some of its different values. */
	record Column(String name, List<String> samples) {
	}

	/** What answers of a type of customer can be about. */
	record Targets(List<Target> answers, List<String> touchpoints) {
	}

	/** The place of an answer. */
	record Target(String field, String text) {
	}

	/**
	 * A mapping that is kept.
	 *
	 * @param fits whether this file has all of its columns
	 */
	record Saved(String name, boolean fits, Mapping mapping) {
	}

}
