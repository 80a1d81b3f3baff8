package io.touchpoint.feedback.voice;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.Repetition;
import io.touchpoint.feedback.intake.TextCheck;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.restricted.FewEyes;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Compliments: recorded, completed, passed on to those whom they concern, and answered
 * with thanks.
 */
@RestController
class ComplimentController {

	private final ComplimentQueries queries;

	private final ComplimentRepository repository;

	private final LetterRepository letters;

	private final Colleagues colleagues;

	private final FewEyes eyes;

	private final SiteScopedTransaction transaction;

	private final Outbox outbox;

	private final Ids ids;

	private final Clock clock;

	ComplimentController(ComplimentQueries queries, ComplimentRepository repository, LetterRepository letters,
			Colleagues colleagues, FewEyes eyes, SiteScopedTransaction transaction, Outbox outbox, Ids ids,
			Clock clock) {
		this.queries = queries;
		this.repository = repository;
		this.letters = letters;
		this.colleagues = colleagues;
		this.eyes = eyes;
		this.transaction = transaction;
		this.outbox = outbox;
		this.ids = ids;
		this.clock = clock;
	}

	@GetMapping("/api/feedback/compliments")
	Mono<Page<Compliment>> compliments(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable ComplimentState state,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		handler(caller);
		String wanted = (site == null || site.isBlank()) ? null : site.strip();
		if (wanted != null) {
			caller.requireSite(wanted);
		}
		Cursor start = (after == null || after.isBlank()) ? null : Cursor.parse(after);
		return this.transaction.list(caller.sites(), this.queries.list(caller.sites(), wanted, state, start, limit + 1))
			.collectList()
			.map((rows) -> Page.of(rows, limit, Compliment::cursor));
	}

	@GetMapping("/api/feedback/compliments/{id}")
	Mono<Compliment> compliment(Caller caller, @PathVariable UUID id) {
		handler(caller);
		return this.transaction.run(caller.sites(), this.queries.byId(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("compliment")));
	}

	@PostMapping("/api/feedback/compliments")
	Mono<ResponseEntity<Compliment>> recordCompliment(Caller caller,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
			@Valid @RequestBody NewCompliment wanted) {
		handler(caller);
		fit(wanted);
		Repetition once = Repetition.of("compliment", caller, key, wanted);
		UUID id = this.ids.next();
		Instant now = this.clock.instant();
		Mono<UUID> stored = (wanted.letter() != null) ? ofLetter(id, wanted.letter(), wanted, now, caller)
				: (wanted.response() != null) ? ofResponse(id, wanted.response(), wanted, now, caller)
						: said(id, wanted, now, caller);
		Mono<Compliment> work = once(once, stored).flatMap(this.queries::byId)
			.flatMap((compliment) -> compliment.id().equals(id) ? tell(ComplimentTold.RECORDED, compliment, now)
					: Mono.just(compliment));
		return known(caller, wanted).then(this.transaction.run(caller.sites(), work))
			.map((made) -> ResponseEntity.created(URI.create("/api/feedback/compliments/" + made.id())).body(made));
	}

	/** What came before with the same key is not made again. */
	private Mono<UUID> once(@Nullable Repetition once, Mono<UUID> making) {
		if (once == null) {
			return making;
		}
		Mono<UUID> first = making.flatMap((id) -> this.repository.sentWith(id, once).thenReturn(id));
		return this.repository.hold(once).then(this.repository.made(once)).switchIfEmpty(first);
	}

	private Mono<UUID> ofResponse(UUID id, UUID response, NewCompliment wanted, Instant now, Caller caller) {
		return this.letters.channelOf(response)
			.switchIfEmpty(Mono.error(() -> Problems
				.invalid(new FieldFault("response", "unknown-response", "There is no such response at your sites."))))
			.filter(Channel::isOfCustomers)
			.switchIfEmpty(Mono.error(Compliments::notOfACustomer))
			.flatMap((channel) -> this.repository.fromResponse(id, response, wanted, now, caller.name()))
			.switchIfEmpty(Mono.error(ComplimentController::isThere));
	}

	private static RuntimeException isThere() {
		return Problems.conflict("compliment-exists", "This response is a compliment already.");
	}

	private Mono<UUID> ofLetter(UUID id, UUID letter, NewCompliment wanted, Instant now, Caller caller) {
		return this.letters.take(letter)
			.switchIfEmpty(Mono.error(() -> Problems
				.invalid(new FieldFault("letter", "unknown-letter", "There is no such letter at your sites."))))
			.flatMap(
					(found) -> (found.became() != null) ? LetterController.alreadyDone(found)
							: marks(found.site(), wanted.response())
								.then(Mono.defer(() -> add(id, found.site(), wanted, now, caller)))
								.flatMap((added) -> this.letters
									.became(letter, Letter.Became.COMPLIMENT, added, caller.id())
									.thenReturn(added)));
	}

	/** The marks of a letter are an answer of its own site. */
	private Mono<Void> marks(String site, @Nullable UUID response) {
		return (response == null) ? Mono.empty()
				: this.letters.marksAreThere(response, site)
					.filter(Boolean::booleanValue)
					.switchIfEmpty(Mono.error(() -> Problems.invalid(new FieldFault("response", "unknown-response",
							"There are no such marks of a letter at the letter's site."))))
					.then();
	}

	private Mono<UUID> said(UUID id, NewCompliment wanted, Instant now, Caller caller) {
		String site = wanted.site();
		if (site == null || site.isBlank()) {
			throw Problems.invalid(new FieldFault("site", "missing", "'site' is missing."));
		}
		caller.requireSite(site);
		if (wanted.words() == null || wanted.words().isBlank()) {
			throw Problems.invalid(new FieldFault("words", "missing", "'words' is missing."));
		}
		return this.letters.siteIsThere(site)
			.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(() -> Problems
				.invalid(new FieldFault("site", "unknown-site", "The site '" + site + "' is not known here (yet)."))))
			.then(add(id, site, wanted, now, caller));
	}

	private Mono<UUID> add(UUID id, String site, NewCompliment wanted, Instant now, Caller caller) {
		NewCompliment.Giver giver = wanted.contact();
		return this.repository.add(id, site, wanted, now, caller.name())
			.switchIfEmpty(Mono.error(ComplimentController::isThere))
			.flatMap((added) -> (giver != null) ? this.repository.addContact(added, site, giver).thenReturn(added)
					: Mono.just(added));
	}

	/**
	 * The colleague whom it is for works where it belongs. The directory is asked outside
	 * of the transaction.
	 */
	private Mono<Void> known(Caller caller, NewCompliment wanted) {
		UUID staff = wanted.personId();
		if (staff == null) {
			return Mono.empty();
		}
		Mono<String> site = (wanted.letter() != null) ? this.letters.byId(wanted.letter()).map(Letter::site)
				: (wanted.response() != null) ? this.letters.siteOf(wanted.response())
						: Mono.justOrEmpty(wanted.site());
		return this.transaction.run(caller.sites(), site)
			.flatMap((code) -> this.colleagues.requireAt("personId", staff, code));
	}

	@PutMapping("/api/feedback/compliments/{id}")
	Mono<Compliment> completeCompliment(Caller caller, @PathVariable UUID id,
			@Valid @RequestBody ComplimentChange change) {
		handler(caller);
		fit("unit", change.unit());
		fit("person", change.person());
		return compliment(caller, id)
			.flatMap((compliment) -> Objects.equals(change.personId(), compliment.personId()) ? Mono.<Void>empty()
					: this.colleagues.requireAt("personId", change.personId(), compliment.site()))
			.then(change(caller, id, (compliment) -> (compliment.state() == ComplimentState.FORWARDED)
					? Mono.error(Problems.conflict("already-forwarded", "This compliment has been passed on already."))
					: this.repository.complete(id, change)));
	}

	@PostMapping("/api/feedback/compliments/{id}/forward")
	Mono<Compliment> forwardCompliment(Caller caller, @PathVariable UUID id) {
		handler(caller);
		Instant now = this.clock.instant();
		return change(caller, id, (compliment) -> {
			if (compliment.state() == ComplimentState.FORWARDED) {
				return Mono
					.error(Problems.conflict("already-forwarded", "This compliment has been passed on already."));
			}
			if (compliment.restricted()) {
				return Mono.error(restricted());
			}
			if (!compliment.isComplete()) {
				return Mono.error(Problems.invalid(
						new FieldFault("person", "missing", "Say first for which person or unit the compliment is.")));
			}
			return this.repository.forwarded(id, now, caller.name())
				.then(Mono.defer(() -> this.outbox
					.append(List.of(ComplimentTold.of(ComplimentTold.FORWARDED, compliment, now)))));
		});
	}

	@PostMapping("/api/feedback/compliments/{id}/thank")
	Mono<Compliment> thankForCompliment(Caller caller, @PathVariable UUID id) {
		handler(caller);
		Instant now = this.clock.instant();
		return change(caller, id, (compliment) -> {
			if (compliment.thankedAt() != null) {
				return Mono.error(Problems.conflict("already-thanked", "The customer has been thanked already."));
			}
			if (!compliment.contactable()) {
				return Mono.error(Problems.conflict("no-contact", "The customer left no contact."));
			}
			return this.eyes.hidden(Stream.ofNullable(compliment.response()).toList(), caller)
				.filter(Set::isEmpty)
				.switchIfEmpty(Mono.error(ComplimentController::hidden))
				.then(Mono.defer(() -> this.repository.thanked(id, now, caller.name())))
				.then(Mono.defer(
						() -> this.outbox.append(List.of(ComplimentTold.of(ComplimentTold.THANKED, compliment, now)))));
		});
	}

	@PostMapping("/api/feedback/compliments/{id}/close")
	Mono<Compliment> closeCompliment(Caller caller, @PathVariable UUID id) {
		handler(caller);
		return change(caller, id,
				(compliment) -> (compliment.state() != ComplimentState.NEW)
						? Mono.error(Problems.conflict("illegal-move", "Only a new compliment can be closed."))
						: this.repository.closed(id));
	}

	private Mono<Compliment> change(Caller caller, UUID id,
			java.util.function.Function<Compliment, Mono<Void>> change) {
		Mono<Compliment> work = this.queries.take(id)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("compliment")))
			.flatMap(change)
			.then(Mono.empty());
		return this.transaction.run(caller.sites(), work).then(Mono.defer(() -> compliment(caller, id)));
	}

	private Mono<Compliment> tell(String type, Compliment compliment, Instant now) {
		return this.outbox.append(List.of(ComplimentTold.of(type, compliment, now))).thenReturn(compliment);
	}

	/** Who is to be thanked. */
	@Hidden
	@GetMapping("/internal/compliments/{id}/contact")
	Mono<ComplimentQueries.Giver> giver(@PathVariable UUID id) {
		return this.transaction.run(SiteScope.allSites(), this.queries.giver(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("contact")));
	}

	/** Whom it is passed on to. */
	@Hidden
	@GetMapping("/internal/compliments/{id}/people")
	Mono<PeopleContact> people(@PathVariable UUID id) {
		return this.transaction.run(SiteScope.allSites(), this.queries.people(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("compliment")))
			.flatMap((people) -> people.restricted() ? Mono.error(restricted()) : contact(people));
	}

	private static RuntimeException restricted() {
		return Problems.conflict("restricted",
				"A complaint that is for few eyes only came from this answer: its words are not passed on.");
	}

	private static RuntimeException hidden() {
		return Problems.conflict("restricted",
				"A complaint that is for few eyes only came from this answer: only those may write to whoever gave it.");
	}

	/**
	 * A colleague whom the directory knows at the site is written to; else the site is.
	 */
	private Mono<PeopleContact> contact(ComplimentQueries.People people) {
		UUID staff = people.staff();
		Mono<String> own = (staff != null) ? this.colleagues.address(staff, people.site()) : Mono.empty();
		return own.switchIfEmpty(Mono.justOrEmpty(people.email()))
			.switchIfEmpty(Mono.error(() -> Problems.conflict("no-address", "The site has no e-mail address yet.")))
			.map((email) -> new PeopleContact(email, people.name(), people.language(),
					Map.of("words", people.words())));
	}

	private static void fit(NewCompliment wanted) {
		fit("words", wanted.words());
		fit("unit", wanted.unit());
		fit("person", wanted.person());
		fit("touchpoint", wanted.touchpoint());
		NewCompliment.Giver giver = wanted.contact();
		if (giver != null) {
			fit("contact.name", giver.name());
			fit("contact.email", giver.email());
		}
	}

	private static void fit(String field, @Nullable String text) {
		Stream.ofNullable(text).filter((given) -> !TextCheck.isFit(given)).findFirst().ifPresent((given) -> {
			throw Problems.invalid(new FieldFault(field, "unfit-characters",
					"'" + field + "' holds characters that cannot be stored."));
		});
	}

	/** Whom to write to, and what was said. */
	record PeopleContact(String email, String name, String language, Map<String, String> facts) {
	}

	private static void handler(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

}
