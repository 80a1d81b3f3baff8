package io.touchpoint.complaint.browse;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Filters that people keep for themselves, and that managers share with a site. Another
 * person's own one is not there, as far as anybody else can tell.
 */
@RestController
@RequestMapping("/api/complaints/filters")
class SavedFilterController {

	/** More tabs than that nobody reads. */
	private static final int MOST = 30;

	private final SavedFilterRepository filters;

	private final Sites sites;

	private final SiteScopedTransaction transaction;

	private final Ids ids;

	private final Clock clock;

	SavedFilterController(SavedFilterRepository filters, Sites sites, SiteScopedTransaction transaction, Ids ids,
			Clock clock) {
		this.filters = filters;
		this.sites = sites;
		this.transaction = transaction;
		this.ids = ids;
		this.clock = clock;
	}

	/** One's own in their order, and then those that are shared with one's sites. */
	@GetMapping
	Mono<List<SavedFilter>> savedFilters(Caller caller) {
		reader(caller);
		return this.transaction.list(caller.sites(), this.filters.list(caller)).collectList();
	}

	@PostMapping
	Mono<ResponseEntity<SavedFilter>> saveFilter(Caller caller, @Valid @RequestBody NewSavedFilter wanted) {
		writer(caller, wanted.site());
		String name = wanted.plainName();
		UUID id = this.ids.next();
		Mono<SavedFilter> work = room(caller, wanted.site())
			.then(Mono.defer(() -> free(name, id, wanted.site(), caller)))
			.then(Mono.defer(() -> this.filters.add(id, wanted.site(), name, wanted.filter().plain(), caller,
					this.clock.instant())))
			.then(Mono.defer(() -> this.filters.find(id, caller)));
		return this.transaction.run(caller.sites(), work)
			.onErrorMap(DuplicateKeyException.class, (ex) -> taken())
			.map((saved) -> ResponseEntity.created(URI.create("/api/complaints/filters/" + id))
				.eTag(Revision.tag(saved.revision()))
				.body(saved));
	}

	/** Names it anew, or has it ask for something else. */
	@PutMapping("/{filter}")
	Mono<ResponseEntity<SavedFilter>> changeFilter(Caller caller, @PathVariable UUID filter,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody NewSavedFilter wanted) {
		reader(caller);
		long seen = Revision.seen(ifMatch);
		String name = wanted.plainName();
		Mono<SavedFilter> work = mine(caller, filter).flatMap((found) -> {
			if (wanted.site() != null && !wanted.site().equals(found.site())) {
				throw Problems.invalid(new FieldFault("site", "unchangeable", "A filter stays where it was made."));
			}
			Revision.check(seen, found.revision());
			return free(name, filter, found.site(), caller)
				.then(Mono
					.defer(() -> this.filters.save(filter, seen, name, wanted.filter().plain(), this.clock.instant())))
				.doOnNext((saved) -> Revision.check(seen, saved ? seen : seen + 1))
				.then(Mono.defer(() -> this.filters.find(filter, caller)));
		});
		return this.transaction.run(caller.sites(), work)
			.onErrorMap(DuplicateKeyException.class, (ex) -> taken())
			.map((saved) -> ResponseEntity.ok().eTag(Revision.tag(saved.revision())).body(saved));
	}

	@ResponseStatus(HttpStatus.NO_CONTENT)
	@DeleteMapping("/{filter}")
	Mono<Void> deleteFilter(Caller caller, @PathVariable UUID filter) {
		reader(caller);
		return this.transaction
			.run(caller.sites(),
					mine(caller, filter).flatMap((found) -> this.filters.delete(filter).thenReturn(filter)))
			.then();
	}

	/** Puts filters into another order; those that are not named keep their places. */
	@PutMapping("/order")
	Mono<List<SavedFilter>> orderFilters(Caller caller, @Valid @RequestBody FilterOrder order) {
		reader(caller);
		Mono<Void> work = Flux.fromIterable(order.ids())
			.concatMap((id) -> mine(caller, id))
			.then(Mono.defer(() -> this.filters.order(order.ids())));
		return this.transaction.run(caller.sites(),
				work.then(Mono.defer(() -> this.filters.list(caller).collectList())));
	}

	/** One that the caller may change; otherwise a 404 or 403 problem. */
	private Mono<SavedFilter> mine(Caller caller, UUID id) {
		return this.filters.find(id, caller)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("filter")))
			.doOnNext((found) -> writer(caller, found.site()));
	}

	private Mono<Void> room(Caller caller, @Nullable String site) {
		Mono<Void> there = (site == null) ? Mono.empty() : this.sites.here(site)
			.switchIfEmpty(Mono.error(
					() -> Problems.invalid(new FieldFault("site", "unknown-site", "There is no site '" + site + "'."))))
			.then();
		return there.then(Mono.defer(() -> this.filters.count(site, caller)))
			.flatMap((count) -> (count < MOST) ? Mono.<Void>empty() : Mono.error(Problems.conflict("too-many-filters",
					"More than " + MOST + " filters are too many; delete one first.")));
	}

	private Mono<Void> free(String name, UUID id, @Nullable String site, Caller caller) {
		return this.filters.named(name, id, site, caller)
			.flatMap((named) -> named ? Mono.error(taken()) : Mono.<Void>empty());
	}

	private static RuntimeException taken() {
		return Problems.invalid(new FieldFault("name", "taken", "'name' is another filter's already."));
	}

	private static void writer(Caller caller, @Nullable String site) {
		reader(caller);
		if (site != null) {
			caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
			caller.requireSite(site);
		}
	}

	private static void reader(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

	/** In which order; each once. */
	record FilterOrder(@NotEmpty @Size(max = 100) List<@NotNull UUID> ids) {
	}

}
