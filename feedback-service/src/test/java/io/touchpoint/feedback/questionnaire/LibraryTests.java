package io.touchpoint.feedback.questionnaire;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class LibraryTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Library LIBRARY = new Library(JSON);

	static Stream<LibrarySet> sets() {
		return LIBRARY.sets().stream();
	}

	@ParameterizedTest
	@MethodSource("sets")
	void eachSetCouldBePublishedAsItIsInAllItsLanguages(LibrarySet set) {
		Definition definition = Library.definition(set);
		for (CustomerType type : set.customerTypes()) {
			assertThat(DefinitionSchema
				.faults(JSON.valueToTree(Exported.of(definition.as(set.id(), 1, type), "https://care.example"))))
				.isEmpty();
		}
		assertThat(DefinitionCheck.faults(definition)).isEmpty();
		assertThat(DefinitionCheck.warnings(definition)).isEmpty();
		assertThat(set.about().byLanguage()).containsOnlyKeys(Library.LANGUAGES);
	}

	@Test
	void thereAreSetsOfEachFamilyForEachCustomerTypeAndForEachPosition() {
		assertThat(LIBRARY.sets()).extracting(LibrarySet::id).doesNotHaveDuplicates();
		assertThat(LIBRARY.sets()).extracting(LibrarySet::family).contains(LibrarySet.Family.values());
		assertThat(LIBRARY.sets()).extracting(LibrarySet::position).contains(StaffPosition.values());
		for (CustomerType type : CustomerType.values()) {
			List<LibrarySet> forType = sets().filter((set) -> set.customerTypes().contains(type)).toList();
			assertThat(forType).extracting(LibrarySet::family)
				.contains(LibrarySet.Family.START, LibrarySet.Family.TREAT, LibrarySet.Family.GUEST,
						LibrarySet.Family.POSITION);
		}
	}

	@Test
	void theSetsCoverEveryTag() {
		List<Question> questions = sets().flatMap((set) -> set.questions().stream()).toList();
		assertThat(questions).extracting((question) -> question.basics().dimension()).contains(Dimension.values());
		assertThat(questions).extracting((question) -> question.basics().attribute()).contains(Attribute.values());
		assertThat(questions).extracting((question) -> question.basics().area()).contains(MonitoredArea.values());
		assertThat(questions).extracting((question) -> question.basics().step()).contains(GuestStep.values());
		assertThat(questions).extracting((question) -> question.basics().competency()).contains(Competency.values());
		assertThat(questions).extracting(Question::kind)
			.contains("RATING", "SMILEY", "NPS", "EFFORT", "IMPORTANCE", "YES_NO", "SINGLE_CHOICE", "MULTIPLE_CHOICE",
					"NUMBER", "SECONDS", "TEXT", "EXPECTATION_PAIR");
	}

	@Test
	void setsForTheSameCustomersCanBeTakenTogether() {
		for (CustomerType type : CustomerType.values()) {
			List<String> ids = sets()
				.filter((set) -> set.family() != LibrarySet.Family.START && set.family() != LibrarySet.Family.VISIT)
				.filter((set) -> set.customerTypes().contains(type))
				.flatMap((set) -> set.questions().stream().map(Question::id))
				.toList();
			assertThat(ids).doesNotHaveDuplicates();
		}
	}

}
