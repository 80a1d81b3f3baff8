package io.touchpoint.feedback.questionnaire;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reads questionnaires.
 */
@RestController
class QuestionnaireController {

	private static final String DRAFT = "draft";

	private static final String SCHEMA = "application/schema+json";

	private static final SiteScope NO_SITE = SiteScope.of();

	private final Questionnaires questionnaires;

	private final QuestionnaireRepository repository;

	private final Definitions definitions;

	private final Library library;

	private final SiteScopedTransaction transaction;

	private final String publicUrl;

	QuestionnaireController(Questionnaires questionnaires, QuestionnaireRepository repository, Definitions definitions,
			Library library, SiteScopedTransaction transaction, @Value("${touchpoint.public-url}") String publicUrl) {
		this.publicUrl = publicUrl;
		this.questionnaires = questionnaires;
		this.repository = repository;
		this.definitions = definitions;
		this.library = library;
		this.transaction = transaction;
	}

	@GetMapping("/api/feedback/questionnaires")
	Mono<Page<ListedQuestionnaire>> list(Caller caller) {
		requireReader(caller);
		return this.transaction.run(NO_SITE, this.repository.newestPublished()
			.collectList()
			.flatMap((published) -> this.repository.drafts().collectList().map((drafts) -> listed(published, drafts))))
			.map((all) -> new Page<>(all, null));
	}

	private static List<ListedQuestionnaire> listed(List<Published> published, List<StoredDraft> drafts) {
		Map<String, StoredDraft> open = drafts.stream().collect(Collectors.toMap(StoredDraft::id, (draft) -> draft));
		List<String> known = published.stream().map((one) -> one.questionnaire().id()).toList();
		return Stream
			.concat(published.stream().map((one) -> ListedQuestionnaire.of(one, open.get(one.questionnaire().id()))),
					drafts.stream().filter((draft) -> !known.contains(draft.id())).map(ListedQuestionnaire::of))
			.toList();
	}

	@GetMapping("/api/feedback/questionnaires/{id}")
	Mono<Questionnaire> read(Caller caller, @PathVariable String id,
			@RequestParam(required = false) @Nullable @Min(1) Integer version) {
		requireReader(caller);
		return published(id, version);
	}

	@GetMapping("/api/feedback/questionnaires/{id}/versions")
	Mono<List<VersionItem>> versions(Caller caller, @PathVariable String id) {
		requireReader(caller);
		return this.transaction.list(NO_SITE, this.repository.versions(id))
			.map(VersionItem::of)
			.collectList()
			.filter((versions) -> !versions.isEmpty())
			.switchIfEmpty(Mono.error(() -> Problems.notFound("questionnaire")));
	}

	/** Both ends are a version or {@code draft}. */
	@GetMapping("/api/feedback/questionnaires/{id}/diff")
	Mono<Difference> diff(Caller caller, @PathVariable String id, @RequestParam String from,
			@RequestParam(defaultValue = DRAFT) String to) {
		requireReader(caller);
		return definition("from", id, from).flatMap((before) -> definition("to", id, to)
			.map((after) -> Difference.between(this.definitions.tree(before), this.definitions.tree(after))));
	}

	private Mono<Definition> definition(String parameter, String id, String version) {
		if (version.equals(DRAFT)) {
			return this.transaction.run(NO_SITE, this.repository.draft(id))
				.map(StoredDraft::definition)
				.switchIfEmpty(Mono.error(() -> Problems.notFound(DRAFT)));
		}
		if (!version.matches("[1-9]\\d{0,8}")) {
			throw Problems
				.invalid(new FieldFault(parameter, "wrong-type", "'" + parameter + "' must be a version or 'draft'."));
		}
		return published(id, Integer.valueOf(version)).map(Definition::of);
	}

	@GetMapping("/api/feedback/questionnaires/{id}/export")
	Mono<ResponseEntity<Exported>> export(Caller caller, @PathVariable String id,
			@RequestParam(required = false) @Nullable @Min(1) Integer version) {
		requireReader(caller);
		return published(id, version).map((questionnaire) -> ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename(questionnaire.id() + "-" + questionnaire.version() + ".json")
						.build()
						.toString())
			.body(Exported.of(questionnaire, this.publicUrl)));
	}

	/** The published JSON Schema of exports and imports. */
	@GetMapping(path = "/api/feedback/questionnaires/schema", produces = SCHEMA)
	Mono<String> schema(Caller caller) {
		requireReader(caller);
		return Mono.fromSupplier(() -> DefinitionSchema.text(this.publicUrl));
	}

	/** The same for everybody, where it says it is: an editor checks a file by it. */
	@GetMapping(path = DefinitionSchema.PATH, produces = SCHEMA)
	Mono<ResponseEntity<String>> publicSchema() {
		return Mono.fromSupplier(() -> ResponseEntity.ok()
			.cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
			.body(DefinitionSchema.text(this.publicUrl)));
	}

	@GetMapping("/api/feedback/questionnaires/library")
	Mono<List<LibrarySet>> library(Caller caller) {
		requireReader(caller);
		return Mono.fromSupplier(this.library::sets);
	}

	private Mono<Questionnaire> published(String id, @Nullable Integer version) {
		return ((version != null) ? this.questionnaires.version(id, version) : this.questionnaires.newest(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("questionnaire")));
	}

	static void requireReader(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

}
