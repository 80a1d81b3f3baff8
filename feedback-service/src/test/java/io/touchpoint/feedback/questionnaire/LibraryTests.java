package io.touchpoint.feedback.questionnaire;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class LibraryTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Library LIBRARY = new Library(JSON);

	/** A colleague is served by colleagues: these ask of their work together. */
	private static final List<LibrarySet.Family> IN_OWN_WORDS = List.of(LibrarySet.Family.TREAT,
			LibrarySet.Family.GUEST, LibrarySet.Family.SIX_QUALITIES, LibrarySet.Family.SIX_SECRETS,
			LibrarySet.Family.MONITORED_AREAS, LibrarySet.Family.ATTRIBUTES, LibrarySet.Family.POSITION);

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

	@ParameterizedTest
	@MethodSource("sets")
	void eachWordOfASetIsThereInEachLanguageAndNothingIsLeftEmpty(LibrarySet set) {
		assertThat(wordings(set)).allSatisfy((wording) -> {
			assertThat(wording.byLanguage()).containsOnlyKeys(Library.LANGUAGES);
			assertThat(wording.byLanguage().values()).noneMatch(String::isBlank);
		});
	}

	@ParameterizedTest
	@MethodSource("sets")
	void whatIsSaidInArabicIsInArabicLetters(LibrarySet set) {
		assertThat(wordings(set)).extracting((wording) -> wording.byLanguage().get("ar"))
			.allMatch((text) -> text.codePoints()
				.anyMatch((letter) -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC));
	}

	@ParameterizedTest
	@MethodSource("sets")
	void eachMarkOfWhatCustomersAreAskedCarriesATag(LibrarySet set) {
		if (set.family() != LibrarySet.Family.VISIT) {
			assertThat(set.questions()).filteredOn(LibraryTests::isMarkOfSomething)
				.allMatch((question) -> tagOf(question) != null);
		}
	}

	@Test
	void thereIsASetForEachPositionAndItHasMarksOfItsPeople() {
		assertThat(LIBRARY.sets()).extracting(LibrarySet::id).doesNotHaveDuplicates();
		for (boolean colleagues : new boolean[] { false, true }) {
			assertThat(sets().filter((set) -> set.customerTypes().contains(CustomerType.COLLEAGUE) == colleagues)
				.map(LibrarySet::position)
				.filter(Objects::nonNull)).as("customers and colleagues are asked in words of their own")
				.containsExactlyInAnyOrder(StaffPosition.values());
		}
		assertThat(sets().filter((set) -> set.position() != null)).allSatisfy((set) -> {
			assertThat(set.family()).isEqualTo(LibrarySet.Family.POSITION);
			assertThat(set.questions()).filteredOn(LibraryTests::isMarkOfSomething).hasSizeGreaterThan(1);
		});
	}

	@ParameterizedTest
	@EnumSource
	void thereAreSetsOfEachFamilyForEachTypeOfCustomer(CustomerType type) {
		assertThat(of(type).map(LibrarySet::family)).contains(LibrarySet.Family.values());
		assertThat(of(type).filter((set) -> set.family() == LibrarySet.Family.START))
			.flatExtracting(LibrarySet::questions)
			.extracting(Question::kind)
			.contains("SMILEY", "NPS", "EFFORT");
	}

	@ParameterizedTest
	@EnumSource
	void treatAsksForEachDimensionAsAPairAndHowMuchItMatters(CustomerType type) {
		List<Question> questions = only(type, LibrarySet.Family.TREAT);
		assertThat(questions).filteredOn(Question.ExpectationPair.class::isInstance)
			.extracting(Question::about, Question::id)
			.containsExactlyElementsOf(each(Dimension.values(), (dimension) -> tuple(dimension, dimension.question())));
		assertThat(questions).filteredOn(Question.Importance.class::isInstance)
			.extracting(Question::about, Question::id)
			.containsExactlyElementsOf(
					each(Dimension.values(), (dimension) -> tuple(dimension, dimension.importanceQuestion())));
		assertThat(questions).hasSize(2 * Dimension.values().length);
	}

	@ParameterizedTest
	@EnumSource
	void guestAsksForEachStepOfTheServiceInItsOrder(CustomerType type) {
		List<LibrarySet> asked = of(type).filter((set) -> set.family() == LibrarySet.Family.GUEST).toList();
		assertThat(asked).allSatisfy((set) -> assertThat(set.questions()).filteredOn(Question.YesNo.class::isInstance)
			.extracting((question) -> question.basics().step())
			.containsExactly(GuestStep.values()));
		assertThat(asked).extracting((set) -> set.questions().size()).contains(GuestStep.values().length);
	}

	@ParameterizedTest
	@EnumSource
	void theSixQualitiesAndTheSixSecretsAreSixMarksOfSixThings(CustomerType type) {
		for (LibrarySet.Family family : List.of(LibrarySet.Family.SIX_QUALITIES, LibrarySet.Family.SIX_SECRETS)) {
			assertThat(only(type, family)).hasSize(6).hasOnlyElementsOfType(Question.Rating.class);
			assertThat(only(type, family)).extracting(LibraryTests::tagOf).doesNotContainNull().doesNotHaveDuplicates();
		}
		assertThat(only(type, LibrarySet.Family.SIX_QUALITIES)).extracting(Question::id)
			.containsExactly("quality-friendliness", "quality-understanding", "quality-fairness", "quality-control",
					"quality-alternatives", "quality-information");
		assertThat(only(type, LibrarySet.Family.SIX_SECRETS)).extracting(Question::id)
			.containsExactly("secret-reliable", "secret-responsive", "secret-valued", "secret-empathetic",
					"secret-competent", "secret-appearance");
	}

	@ParameterizedTest
	@EnumSource
	void eachMonitoredAreaIsMarkedAndAskedHowMuchItMatters(CustomerType type) {
		markedAndWeighed(only(type, LibrarySet.Family.MONITORED_AREAS), (basics) -> basics.area(),
				MonitoredArea.values());
	}

	@ParameterizedTest
	@EnumSource
	void eachAttributeIsMarkedAndAskedHowMuchItMatters(CustomerType type) {
		markedAndWeighed(only(type, LibrarySet.Family.ATTRIBUTES), (basics) -> basics.attribute(), Attribute.values());
	}

	@Test
	void colleaguesAreAskedInWordsOfTheirOwn() {
		assertThat(of(CustomerType.COLLEAGUE).filter((set) -> IN_OWN_WORDS.contains(set.family()))
			.filter(not(LibraryTests::isObserved)))
			.allMatch((set) -> set.customerTypes().equals(List.of(CustomerType.COLLEAGUE)));
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

	private static <T> void markedAndWeighed(List<Question> questions, Function<Question.Basics, @Nullable T> tag,
			T[] all) {
		assertThat(questions).filteredOn(Question.Rating.class::isInstance)
			.extracting((question) -> tag.apply(question.basics()))
			.containsExactly(all);
		assertThat(questions).filteredOn(Question.Importance.class::isInstance)
			.extracting((question) -> tag.apply(question.basics()))
			.containsExactly(all);
		assertThat(questions).hasSize(2 * all.length);
	}

	private static Stream<LibrarySet> of(CustomerType type) {
		return sets().filter((set) -> set.customerTypes().contains(type));
	}

	/** The questions of the only set of the family. */
	private static List<Question> only(CustomerType type, LibrarySet.Family family) {
		List<LibrarySet> found = of(type).filter((set) -> set.family() == family).toList();
		assertThat(found).hasSize(1);
		return found.getFirst().questions();
	}

	private static <T> List<Tuple> each(T[] values, Function<T, Tuple> expected) {
		return Arrays.stream(values).map(expected).toList();
	}

	private static boolean isObserved(LibrarySet set) {
		return set.questions().stream().anyMatch(Question.Seconds.class::isInstance);
	}

	/** Of something in particular: the mark of the whole has its place by its id. */
	private static boolean isMarkOfSomething(Question question) {
		return !question.id().equals("overall") && (question instanceof Question.Rating
				|| question instanceof Question.Importance || question instanceof Question.ExpectationPair);
	}

	private static @Nullable Object tagOf(Question question) {
		Question.Basics basics = question.basics();
		return Stream.of(basics.dimension(), basics.attribute(), basics.area(), basics.step())
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private static List<Wording> wordings(LibrarySet set) {
		return Stream
			.concat(Stream.of(set.title(), set.about()), set.questions().stream().flatMap(LibraryTests::wordings))
			.toList();
	}

	private static Stream<Wording> wordings(Question question) {
		Stream<Wording> more = switch (question) {
			case Question.Scale scale -> Stream.of(scale.low(), scale.high());
			case Question.ExpectationPair pair -> Stream.of(pair.low(), pair.high());
			case Question.Choice choice -> choice.options().stream().map(Question.Option::text);
			case Question.Number number -> Stream.ofNullable(number.unit());
			case Question.Smiley smiley -> Stream.empty();
			case Question.YesNo yesNo -> Stream.empty();
			case Question.Seconds seconds -> Stream.empty();
			case Question.Text text -> Stream.empty();
		};
		return Stream.concat(Stream.of(question.text()), more);
	}

}
