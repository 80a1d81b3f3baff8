package io.touchpoint.feedback.importer;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import de.siegmar.fastcsv.reader.CsvRecord;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.intake.CollectedAnswers;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.feedback.questionnaire.Wording;
import io.touchpoint.starter.bulk.Unpacked;
import io.touchpoint.starter.importer.Preparations;
import io.touchpoint.starter.importer.UnreadableFile;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Head office says what the columns of a file mean.
 */
@RestController
class MappingController {

	private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,79}";

	private static final int SHOWN_ROWS = 8;

	private static final int READ_ROWS = 1_000;

	private static final int MOST_SAMPLES = 40;

	private static final int LONGEST_SAMPLE = 120;

	private final Preparations preparations;

	private final MappingRepository mappings;

	private final Questionnaires questionnaires;

	private final TouchpointCodes touchpoints;

	private final SiteNames names;

	private final SiteScopedTransaction transaction;

	private final JsonMapper json;

	private final Clock clock;

	MappingController(Preparations preparations, MappingRepository mappings, Questionnaires questionnaires,
			TouchpointCodes touchpoints, SiteNames names, SiteScopedTransaction transaction, JsonMapper json,
			Clock clock) {
		this.preparations = preparations;
		this.mappings = mappings;
		this.questionnaires = questionnaires;
		this.touchpoints = touchpoints;
		this.names = names;
		this.transaction = transaction;
		this.json = json;
		this.clock = clock;
	}

	/** What was found in the beginning of a file. */
	private record Looked(CsvShape shape, List<String> columns, List<List<String>> rows, List<Set<String>> samples) {
	}

	private record Types(Map<CustomerType, Questionnaire> questionnaires, Map<CustomerType, Set<String>> touchpoints,
			SiteNames.Names sites) {

		/** Whom all sites are for; null if there are several answers to that, or none. */
		@Nullable CustomerType only() {
			return (this.sites.types().size() == 1) ? this.sites.types().iterator().next() : null;
		}

	}

	@GetMapping("/api/feedback/imports/{id}/preparation")
	Mono<Prepared> prepared(Caller caller, @PathVariable UUID id,
			@RequestParam(required = false) @Size(max = 40) @Nullable String encoding,
			@RequestParam(required = false) @Size(max = 1) @Nullable String delimiter,
			@RequestParam(required = false) @Nullable Boolean header,
			@RequestParam(defaultValue = Wording.FALLBACK) @Size(max = 35) String lang) {
		caller.requireOrganisation();
		CsvShape wanted = new CsvShape(encoding, delimiter, header);
		requireKnown(wanted);
		return this.preparations.find(id, MappedProfile.CODE).flatMap((waiting) -> {
			Mapping chosen = chosen(waiting.options());
			CsvShape told = (chosen != null && chosen.shape() != null) ? wanted.or(chosen.shape()) : wanted;
			return Mono.zip(look(waiting.file(), told), types(), saved())
				.map((found) -> prepared(waiting.name(), found.getT1(), found.getT2(), found.getT3(), chosen, lang));
		});
	}

	private static void requireKnown(CsvShape shape) {
		if (shape.encoding() != null && shape.charset() == null) {
			throw Problems.invalid(
					new FieldFault("encoding", "unknown-value", "'encoding' is not a character set such as UTF-8."));
		}
		if (shape.delimiter() != null && shape.separator() == null) {
			throw Problems
				.invalid(new FieldFault("delimiter", "unknown-value", "'delimiter' must be one of , ; | : and tab."));
		}
	}

	private @Nullable Mapping chosen(@Nullable String options) {
		try {
			return (options != null) ? this.json.readValue(options, Mapping.class) : null;
		}
		catch (JacksonException ex) {
			// Made by another version: chosen again.
			return null;
		}
	}

	private Mono<Looked> look(Path file, CsvShape wanted) {
		return Mono.fromCallable(() -> looked(file, wanted))
			.subscribeOn(Schedulers.boundedElastic())
			.onErrorMap(
					(ex) -> ex instanceof UnreadableFile || ex instanceof Unpacked.TooLarge
							|| ex instanceof IOException,
					(ex) -> Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "unreadable-file",
							(ex instanceof IOException) ? "The file could not be read; is it packed or cut off?"
									: String.valueOf(ex.getMessage())));
	}

	private static Looked looked(Path file, CsvShape wanted) throws IOException {
		CsvShape shape = wanted.or(CsvGuess.of(CsvRows.beginning(file)));
		List<String> names = new ArrayList<>();
		List<List<String>> rows = new ArrayList<>();
		List<Set<String>> samples = new ArrayList<>();
		int[] read = new int[1];
		new CsvRows(file, shape).each((columns, row) -> {
			if (names.isEmpty()) {
				names.addAll(columns);
				columns.forEach((column) -> samples.add(new LinkedHashSet<>()));
			}
			sample(row, samples);
			if (rows.size() < SHOWN_ROWS) {
				rows.add(row.getFields().stream().limit(names.size()).map(MappingController::shortened).toList());
			}
			return ++read[0] < READ_ROWS;
		});
		return new Looked(shape, names, rows, samples);
	}

	private static void sample(CsvRecord row, List<Set<String>> samples) {
		for (int i = 0; i < Math.min(row.getFieldCount(), samples.size()); i++) {
			String value = row.getField(i).strip();
			if (!value.isEmpty() && samples.get(i).size() < MOST_SAMPLES) {
				samples.get(i).add(shortened(value));
			}
		}
	}

	private static String shortened(String text) {
		String plain = text.replace('\0', ' ');
		return (plain.length() <= LONGEST_SAMPLE) ? plain : plain.substring(0, LONGEST_SAMPLE - 1) + "…";
	}

	private Mono<Types> types() {
		Mono<Map<CustomerType, Questionnaire>> newest = this.questionnaires.newest()
			.collectMap(Questionnaire::id)
			.map((byId) -> {
				Map<CustomerType, Questionnaire> byType = new EnumMap<>(CustomerType.class);
				for (CustomerType type : CustomerType.values()) {
					Questionnaire questionnaire = byId.get(type.questionnaire());
					if (questionnaire != null) {
						byType.put(type, questionnaire);
					}
				}
				return byType;
			});
		Mono<Map<CustomerType, Set<String>>> codes = Mono.fromCallable(this.touchpoints::read)
			.onErrorMap(SQLException.class, (ex) -> new IllegalStateException("The touchpoints could not be read", ex))
			.subscribeOn(Schedulers.boundedElastic());
		Mono<SiteNames.Names> sites = Mono.fromCallable(this.names::read)
			.onErrorMap(SQLException.class, (ex) -> new IllegalStateException("The sites could not be read", ex))
			.subscribeOn(Schedulers.boundedElastic());
		return Mono.zip(newest, codes, sites).map((found) -> new Types(found.getT1(), found.getT2(), found.getT3()));
	}

	private Mono<List<MappingRepository.Saved>> saved() {
		return this.transaction.list(SiteScope.allSites(), this.mappings.all()).collectList();
	}

	private static Prepared prepared(String file, Looked looked, Types types, List<MappingRepository.Saved> saved,
			@Nullable Mapping chosen, String lang) {
		List<Prepared.Column> columns = new ArrayList<>();
		for (int i = 0; i < looked.columns().size(); i++) {
			columns.add(new Prepared.Column(looked.columns().get(i), List.copyOf(looked.samples().get(i))));
		}
		List<MappingGuess.Column> guessed = columns.stream()
			.map((column) -> new MappingGuess.Column(column.name(), column.samples()))
			.toList();
		Map<CustomerType, Mapping> suggestions = new EnumMap<>(CustomerType.class);
		Map<CustomerType, Prepared.Targets> targets = new EnumMap<>(CustomerType.class);
		types.questionnaires().forEach((type, questionnaire) -> {
			suggestions.put(type, MappingGuess.of(looked.shape(), file, guessed, type, questionnaire));
			targets.put(type, targets(questionnaire, types.touchpoints().getOrDefault(type, Set.of()), lang));
		});
		return new Prepared(looked.shape(), columns, looked.rows(), chosen, types.only(), suggestions, targets,
				saved.stream()
					.map((one) -> new Prepared.Saved(one.name(),
							looked.columns().containsAll(MappingCheck.columns(one.mapping())), one.mapping()))
					.toList());
	}

	private static Prepared.Targets targets(Questionnaire questionnaire, Set<String> touchpoints, String lang) {
		List<Prepared.Target> answers = questionnaire.questions()
			.stream()
			.flatMap((question) -> CollectedAnswers.fields(question)
				.stream()
				.map((field) -> new Prepared.Target(field, question.text().in(lang))))
			.toList();
		return new Prepared.Targets(answers, touchpoints.stream().sorted().toList());
	}

	@PutMapping("/api/feedback/imports/{id}/mapping")
	Mono<Mapping> choose(Caller caller, @PathVariable UUID id, @RequestBody Mapping mapping,
			@RequestParam(required = false) @Pattern(regexp = NAME) @Nullable String save) {
		caller.requireOrganisation();
		return this.preparations.find(id, MappedProfile.CODE)
			.flatMap((waiting) -> Mono.zip(look(waiting.file(), known(mapping.shape())), types()))
			.flatMap((found) -> {
				Looked looked = found.getT1();
				Map<CustomerType, Questionnaire> asked = new EnumMap<>(found.getT2().questionnaires());
				asked.keySet().retainAll(mapping.types());
				List<FieldFault> faults = MappingCheck.faults(mapping, looked.columns(), asked.values());
				return faults.isEmpty() ? keep(caller, id, shaped(mapping, looked.shape()), save)
						: Mono.error(Problems.invalid(faults));
			});
	}

	/** What is unknown is a fault beside the others, not a reason to read nothing. */
	private static CsvShape known(@Nullable CsvShape shape) {
		return (shape == null) ? new CsvShape(null, null, null)
				: new CsvShape((shape.charset() != null) ? shape.encoding() : null,
						(shape.separator() != null) ? shape.delimiter() : null, shape.header());
	}

	private static Mapping shaped(Mapping mapping, CsvShape shape) {
		return new Mapping(shape, mapping.customerType(), mapping.source(), mapping.key(), mapping.site(),
				mapping.touchpoint(), mapping.channel(), mapping.language(), mapping.relation(),
				mapping.waitedSeconds(), mapping.referredBy(), mapping.occurredAt(), mapping.answers(),
				mapping.comment(), mapping.contact());
	}

	private Mono<Mapping> keep(Caller caller, UUID id, Mapping mapping, @Nullable String save) {
		Mono<Void> saved = (save == null) ? Mono.empty() : this.transaction.run(SiteScope.allSites(),
				this.mappings.save(save.strip(), mapping, caller.id(), this.clock.instant()));
		return this.preparations.choose(id, this.json.writeValueAsString(mapping)).then(saved).thenReturn(mapping);
	}

	@GetMapping("/api/feedback/import-mappings")
	Mono<Page<MappingRepository.Saved>> list(Caller caller) {
		caller.requireOrganisation();
		return saved().map((all) -> new Page<>(all, null));
	}

	@DeleteMapping("/api/feedback/import-mappings/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> remove(Caller caller, @PathVariable String name) {
		caller.requireOrganisation();
		return this.transaction.run(SiteScope.allSites(), this.mappings.remove(name))
			.flatMap((removed) -> (removed == 0) ? Mono.error(Problems.notFound("mapping")) : Mono.<Void>empty());
	}

}
