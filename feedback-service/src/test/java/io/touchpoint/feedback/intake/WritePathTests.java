package io.touchpoint.feedback.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.testing.ArchitectureRules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Coalesced writes are the only write path of responses: every door leads to
 * {@link Intake}, which hands what came in to its loop, which alone comes to the
 * statement.
 */
class WritePathTests {

	private static final String FEEDBACK = "io.touchpoint.feedback";

	/** From what to what there is one way, and who goes it. */
	private static final Map<String, String> ONE_WAY = Map.of("intake.IntakeRepository.insert", "intake.Intake.write",
			"intake.Intake.write", "intake.Intake.<init>", "intake.CoalescingLoop.<init>", "intake.Intake.<init>",
			"intake.CoalescingLoop.submit", "intake.Intake.accept");

	/** Blocks of an import are many rows in one transaction already. */
	private static final Set<String> STATEMENTS = Set.of("importer.ResponseTarget", "intake.IntakeRepository");

	private static final Pattern STORES_RESPONSES = Pattern.compile("(insert|merge)\\s+into\\s+(only\\s+)?response\\b",
			Pattern.CASE_INSENSITIVE);

	@Test
	void responsesAreStoredThroughTheLoopOnly() {
		Stream<JavaClass> main = ArchitectureRules.classesOf(FEEDBACK).stream();
		assertThat(waysTo(main)).containsExactlyInAnyOrderEntriesOf(ONE_WAY.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (way) -> Set.of(way.getValue()))));
	}

	@Test
	void theStatementIsWrittenInOnePlaceAndInThatOfTheImports() {
		assertThat(statements(ArchitectureRules.classesOf(FEEDBACK).stream())).isEqualTo(new TreeSet<>(STATEMENTS));
	}

	@Test
	void whoPassesTheLoopByIsFound() {
		Stream<JavaClass> withShortcut = new ClassFileImporter().importClasses(PastTheLoop.class, Intake.class)
			.stream();
		assertThat(waysTo(withShortcut)).hasEntrySatisfying("intake.IntakeRepository.insert",
				(who) -> assertThat(who).containsExactlyInAnyOrder("intake.Intake.write",
						"intake.WritePathTests$PastTheLoop.one", "intake.WritePathTests$PastTheLoop.byName"));
	}

	@Test
	void whoWritesAStatementOfItsOwnIsFound() {
		assertThat(statements(new ClassFileImporter().importClasses(OwnStatement.class, PastTheLoop.class).stream()))
			.containsExactly("intake.WritePathTests$OwnStatement");
	}

	/** Who comes to each of the places to which there is one way. */
	private static Map<String, Set<String>> waysTo(Stream<JavaClass> classes) {
		return classes
			.flatMap((type) -> Stream.concat(type.getCodeUnitCallsFromSelf().stream(),
					type.getCodeUnitReferencesFromSelf().stream()))
			.map(Way::of)
			.filter((way) -> ONE_WAY.containsKey(way.to()))
			.collect(Collectors.groupingBy(Way::to, Collectors.mapping(Way::from, Collectors.toSet())));
	}

	/** The classes with a text that stores responses. */
	private static Set<String> statements(Stream<JavaClass> classes) {
		return classes.filter((type) -> texts(type).anyMatch((text) -> STORES_RESPONSES.matcher(text).find()))
			.map((type) -> below(type.getName()))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<String> texts(JavaClass type) {
		try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
			return StreamSupport.stream(ClassFile.of().parse(file.readAllBytes()).constantPool().spliterator(), false)
				.filter(StringEntry.class::isInstance)
				.map((entry) -> ((StringEntry) entry).stringValue());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String below(String name) {
		return name.startsWith(FEEDBACK + ".") ? name.substring(FEEDBACK.length() + 1) : name;
	}

	private record Way(String from, String to) {

		static Way of(JavaCodeUnitAccess<?> access) {
			return new Way(place(access.getOriginOwner(), access.getOrigin().getName()),
					place(access.getTargetOwner(), access.getTarget().getName()));
		}

		private static String place(JavaClass owner, String name) {
			return below(owner.getName()) + "." + name;
		}

	}

	/** Does what the rule forbids. */
	private static final class PastTheLoop {

		private final IntakeRepository repository;

		PastTheLoop(IntakeRepository repository) {
			this.repository = repository;
		}

		Mono<Set<UUID>> one(IntakeRepository.Keyed row) {
			return Mono.just(row).flatMap((alone) -> this.repository.insert(List.of(alone)));
		}

		Function<List<IntakeRepository.Keyed>, Mono<Set<UUID>>> byName() {
			return this.repository::insert;
		}

	}

	/** Does what the rule forbids. */
	private static final class OwnStatement {

		private final StringBuilder sql = new StringBuilder();

		void write(String columns) {
			this.sql.append("""
					WITH given AS (SELECT 1)
					INSERT INTO response (""").append(columns).append(") SELECT * FROM given");
		}

	}

}
