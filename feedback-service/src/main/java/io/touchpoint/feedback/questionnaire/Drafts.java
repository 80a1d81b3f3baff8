package io.touchpoint.feedback.questionnaire;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Drafts from their beginning to their publication. Whoever changes one says which
 * revision they saw; if it is no longer that one, they are shown the newer.
 */
@Component
class Drafts {

	private static final SiteScope NO_SITE = SiteScope.of();

	/** What stands beside the ids in addresses. */
	private static final Set<String> PATHS = Set.of("schema", "library", "import", "preview");

	private final QuestionnaireRepository repository;

	private final Definitions definitions;

	private final Library library;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	Drafts(QuestionnaireRepository repository, Definitions definitions, Library library,
			SiteScopedTransaction transaction, Clock clock) {
		this.repository = repository;
		this.definitions = definitions;
		this.library = library;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** What a draft begins as. */
	private record Beginning(CustomerType customerType, Definition definition, @Nullable Integer basedOn) {
	}

	Mono<Draft> begin(NewDraft wanted, String by) {
		Mono<Beginning> beginning = this.repository.newestPublished(wanted.id())
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.flatMap((existing) -> beginning(wanted, existing.orElse(null)));
		return this.transaction.run(NO_SITE, beginning.flatMap((first) -> store(wanted.id(), first, by)));
	}

	Mono<Draft> take(Exported imported, String by) {
		Mono<Beginning> beginning = this.repository.newestPublished(imported.id())
			.map((existing) -> new Beginning(requireSame(existing, imported.customerType()), imported.definition(),
					existing.version()))
			.defaultIfEmpty(new Beginning(imported.customerType(), imported.definition(), null));
		return this.transaction.run(NO_SITE, beginning.flatMap((first) -> store(imported.id(), first, by)));
	}

	private Mono<Beginning> beginning(NewDraft wanted, @Nullable Questionnaire existing) {
		CustomerType type = customerType(wanted, existing);
		Integer basedOn = (existing != null) ? existing.version() : null;
		return source(wanted.from(), existing).map((definition) -> new Beginning(type, definition, basedOn));
	}

	private static CustomerType customerType(NewDraft wanted, @Nullable Questionnaire existing) {
		CustomerType type = wanted.customerType();
		if (existing != null) {
			return (type != null) ? requireSame(existing, type) : existing.customerType();
		}
		if (type == null) {
			throw Problems
				.invalid(new FieldFault("customerType", "missing", "A new questionnaire needs a 'customerType'."));
		}
		return type;
	}

	private static CustomerType requireSame(Questionnaire existing, CustomerType type) {
		if (existing.customerType() != type) {
			throw Problems.invalid(new FieldFault("customerType", "different", "The questionnaire '" + existing.id()
					+ "' is for " + existing.customerType() + "; take another id for other customers."));
		}
		return type;
	}

	private Mono<Definition> source(NewDraft.@Nullable DraftSource from, @Nullable Questionnaire existing) {
		String set = (from != null) ? from.library() : null;
		String other = (from != null) ? from.questionnaire() : null;
		if (set != null && other != null) {
			throw Problems
				.invalid(new FieldFault("from", "ambiguous", "Begin with a set or a questionnaire, not both."));
		}
		if (other != null) {
			Integer version = (from != null) ? from.version() : null;
			return ((version != null) ? this.repository.published(other, version)
					: this.repository.newestPublished(other))
				.map(Definition::of)
				.switchIfEmpty(Mono.error(() -> Problems.invalid(new FieldFault("from.questionnaire",
						"unknown-questionnaire", "There is no such published questionnaire or version."))));
		}
		if (set == null && existing != null) {
			return Mono.just(Definition.of(existing));
		}
		return Mono.just(this.library.set((set != null) ? set : Library.SHORT)
			.map(Library::definition)
			.orElseThrow(() -> Problems
				.invalid(new FieldFault("from.library", "unknown-set", "The library has no set '" + set + "'."))));
	}

	private Mono<Draft> store(String id, Beginning first, String by) {
		if (PATHS.contains(id)) {
			throw Problems.invalid(new FieldFault("id", "reserved", "The id '" + id + "' is an address of its own."));
		}
		StoredDraft draft = new StoredDraft(id, first.customerType(), first.definition(), 1, first.basedOn(),
				this.clock.instant(), by);
		return this.repository.insert(draft)
			.flatMap((stored) -> (stored == 1) ? Mono.just(Draft.of(draft))
					: this.repository.draft(id).flatMap((other) -> Mono.error(exists(Draft.of(other)))));
	}

	private static ProblemException exists(Draft other) {
		return Problems.of(HttpStatus.CONFLICT, "draft-exists",
				"Somebody works on the next version of this questionnaire already.", Map.of("current", other));
	}

	Mono<Draft> read(String id) {
		return this.transaction.run(NO_SITE, found(id)).map(Draft::of);
	}

	Mono<Draft> change(String id, long seen, JsonNode body, String by) {
		return changed(id, seen,
				(draft, now) -> this.repository
					.update(id, seen, this.definitions.read(body, id, draft.customerType()), now, by)
					.flatMap((changed) -> (changed == 1) ? found(id) : found(id).flatMap(Drafts::stale))
					.map(Draft::of));
	}

	Mono<Void> discard(String id, long seen) {
		return changed(id, seen, (draft, now) -> taken(id, seen)).then();
	}

	/**
	 * Makes the draft the next version.
	 * @param everywhere all sites, because the version is asked at all of them
	 * @param note what changed and why, if that is said
	 */
	Mono<VersionItem> publish(String id, long seen, SiteScope everywhere, String by, @Nullable String note) {
		return changed(everywhere, id, seen,
				(draft, now) -> suitsKiosks(draft).then(taken(id, seen))
					.then(this.repository.publish(draft, now, by, note))
					.map((version) -> VersionItem
						.of(new Published(draft.definition().as(id, version, draft.customerType()), now, by, note))));
	}

	/**
	 * A kiosk that could not begin with the new version would be out of order everywhere
	 * at once.
	 */
	private Mono<Void> suitsKiosks(StoredDraft draft) {
		if (draft.definition().as(draft.id(), 1, draft.customerType()).fitsKiosk()) {
			return Mono.empty();
		}
		return this.repository.kiosks(draft.id())
			.filter((kiosks) -> kiosks > 0)
			.flatMap((kiosks) -> Mono.error(Problems.conflict("kiosks-ask-it",
					"Kiosks that ask this questionnaire: " + kiosks
							+ ". A kiosk begins with a tap, so keep a question that everybody is asked and a tap"
							+ " answers, or give the kiosks another questionnaire first.")));
	}

	private Mono<StoredDraft> found(String id) {
		return this.repository.draft(id).switchIfEmpty(Mono.error(() -> Problems.notFound("draft")));
	}

	private <T> Mono<T> changed(String id, long seen, BiFunction<StoredDraft, Instant, Mono<T>> work) {
		return changed(NO_SITE, id, seen, work);
	}

	private <T> Mono<T> changed(SiteScope scope, String id, long seen, BiFunction<StoredDraft, Instant, Mono<T>> work) {
		return this.transaction.run(scope, found(id)
			.flatMap((draft) -> (draft.revision() == seen) ? work.apply(draft, this.clock.instant()) : stale(draft)));
	}

	private Mono<Long> taken(String id, long seen) {
		return this.repository.delete(id, seen)
			.flatMap((deleted) -> (deleted == 1) ? Mono.just(deleted) : found(id).flatMap(Drafts::stale));
	}

	private static <T> Mono<T> stale(StoredDraft newer) {
		return Mono.error(Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
				newer.updatedBy() + " changed the draft in the meantime.", Map.of("current", Draft.of(newer))));
	}

}
