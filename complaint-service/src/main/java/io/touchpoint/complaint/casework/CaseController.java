package io.touchpoint.complaint.casework;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What staff do to cases. Each answer is the case as it stands afterwards.
 */
@RestController
@RequestMapping("/api/complaints")
class CaseController {

	private final Intake intake;

	private final Casework casework;

	private final CaseViews views;

	private final CaseAnswers answers;

	private final Colleagues colleagues;

	private final Desks desks;

	private final AnswerPlaces places;

	private final AnswerLinks links;

	private final CounterRemedies remedies;

	private final PostalRepository postals;

	private final Sights sights;

	private final JsonMapper json;

	CaseController(Intake intake, Casework casework, CaseViews views, CaseAnswers answers, Colleagues colleagues,
			Desks desks, AnswerPlaces places, AnswerLinks links, CounterRemedies remedies, PostalRepository postals,
			Sights sights, JsonMapper json) {
		this.intake = intake;
		this.casework = casework;
		this.views = views;
		this.answers = answers;
		this.colleagues = colleagues;
		this.desks = desks;
		this.places = places;
		this.links = links;
		this.remedies = remedies;
		this.postals = postals;
		this.sights = sights;
		this.json = json;
	}

	@PostMapping
	Mono<ResponseEntity<CaseView>> receive(Caller caller,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(max = 200) String key,
			@Valid @RequestBody NewComplaint complaint) {
		handler(caller);
		caller.requireSite(complaint.site());
		IntakeKey once = (key == null) ? null
				: IntakeKey.of("staff " + caller.id(), key, this.json.writeValueAsString(complaint));
		Postal postal = complaint.postalAddress();
		return this.places.requireAt(complaint.origins(), complaint.site())
			.then(this.desks.first(complaint.site(), complaint.unit(), complaint.ownerId()))
			.flatMap((desk) -> this.intake.receive(complaint.site(),
					(site) -> complaint.at(site, Channel.COUNTER, desk), Actor.of(caller), once,
					(received) -> this.links.claim(complaint.origins(), null, received)
						.then(Mono.defer(() -> given(complaint, received, caller)))
						.then(Mono.defer(() -> (postal != null) ? this.postals.add(received, postal) : Mono.empty()))))
			.flatMap((received) -> this.views.find(caller.sites(), received.id()))
			.map((view) -> ResponseEntity.created(URI.create("/api/complaints/" + view.id()))
				.eTag(Revision.tag(view.revision()))
				.body(view));
	}

	private Mono<Void> given(NewComplaint complaint, Complaint received, Caller caller) {
		NewComplaint.OnTheSpot settled = complaint.onTheSpot();
		return (settled != null) ? this.remedies.give(received, settled, caller) : Mono.empty();
	}

	@PostMapping("/{id}/moves")
	Mono<ResponseEntity<CaseView>> move(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody MoveRequest request) {
		handler(caller);
		return change(caller, id, Revision.seen(ifMatch),
				(complaint, now, deadlines) -> complaint.move(request.move(), Actor.of(caller), now, deadlines));
	}

	@PutMapping("/{id}/matter")
	Mono<ResponseEntity<CaseView>> reclassify(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody MatterRequest request) {
		handler(caller);
		return this.answers.after(caller, id, this.casework.reclassify(caller.sites(), id, Revision.seen(ifMatch),
				request.classification(), Actor.of(caller)));
	}

	@PostMapping("/{id}/owner")
	Mono<ResponseEntity<CaseView>> assign(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody OwnerRequest request) {
		handler(caller);
		long seen = Revision.seen(ifMatch);
		return this.casework.find(caller.sites(), id)
			.flatMap((complaint) -> this.desks.named(complaint, request.unit(), request.id()))
			.flatMap((desk) -> change(caller, id, seen, (complaint, now, deadlines) -> complaint.hand(desk,
					PlainText.orNull(request.note()), Actor.of(caller), now)));
	}

	/** What a text suggests of how much is at stake; nothing is stored. */
	@PostMapping("/severity-suggestion")
	SuggestionView suggestSeverity(Caller caller, @Valid @RequestBody SuggestionRequest request) {
		handler(caller);
		Suggestion suggestion = Suggestion.of(request.text());
		return (suggestion != null) ? new SuggestionView(suggestion.severity(), suggestion.reasons())
				: new SuggestionView(null, List.of());
	}

	/** Hides a case from all but managers and named handlers, or shows it again. */
	@PostMapping("/{id}/restriction")
	Mono<ResponseEntity<CaseView>> restrict(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody RestrictionRequest request) {
		caller.require(Role.SITE_MANAGER);
		long seen = Revision.seen(ifMatch);
		return this.casework.find(caller.sites(), id)
			.flatMap((complaint) -> restriction(request, complaint.site()))
			.flatMap((wanted) -> change(caller, id, seen,
					(complaint, now, deadlines) -> complaint.restrict(wanted.orElse(null), Actor.of(caller), now)));
	}

	private Mono<Optional<Restriction>> restriction(RestrictionRequest request, String site) {
		Restriction.Reason reason = request.reason();
		List<String> ids = (request.handlers() != null) ? request.handlers() : List.of();
		return (reason == null) ? Mono.just(Optional.empty())
				: Flux.range(0, ids.size())
					.concatMap((i) -> this.colleagues.owner("handlers[" + i + "]", ids.get(i), site))
					.flatMap(Mono::justOrEmpty)
					.collectList()
					.map((handlers) -> Optional.of(new Restriction(reason, handlers)));
	}

	@PostMapping("/{id}/notes")
	Mono<ResponseEntity<CaseView>> note(Caller caller, @PathVariable UUID id, @Valid @RequestBody NoteRequest request) {
		handler(caller);
		String text = PlainText.of(request.text());
		if (text.isEmpty()) {
			throw Problems.invalid(new FieldFault("text", "missing", "'text' must not be blank."));
		}
		return this.casework
			.note(caller.sites(), id, Actor.of(caller), text, Boolean.TRUE.equals(request.visibleToCustomer()))
			.then(Mono.defer(() -> this.answers.of(caller, id)));
	}

	/** Says that what the customer wrote has been read; of another's case it has not. */
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@PostMapping("/{id}/read")
	Mono<Void> read(Caller caller, @PathVariable UUID id) {
		handler(caller);
		return this.casework.read(caller.sites(), id, caller.id(), this.sights.of(caller));
	}

	private Mono<ResponseEntity<CaseView>> change(Caller caller, UUID id, long seen, Casework.Wish wish) {
		return this.answers.after(caller, id, this.casework.change(caller.sites(), id, seen, wish));
	}

	private static void handler(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

	/**
	 * A wanted move; outcome and remedy go with the one to RESOLVED.
	 *
	 * @param note for colleagues; needed where a case is withdrawn or opened again, for
	 * why, and where it is referred, for to whom
	 */
	record MoveRequest(@NotNull Status to, @Nullable @Size(max = 4000) String note, @Nullable Outcome outcome,
			@Nullable Boolean inCustomersFavour, @Nullable Remedy remedy) {

		Move move() {
			return new Move(this.to, PlainText.orNull(this.note),
					new Settlement(this.outcome, this.inCustomersFavour, this.remedy));
		}

	}

	/**
	 * Under what the case is to be filed.
	 *
	 * @param causes why, the primary cause first
	 * @param area the part of the offer; none if it concerns no single one
	 */
	record MatterRequest(@NotNull Severity severity, @NotEmpty @Size(max = 5) List<@NotNull Cause> causes,
			@NotNull CustomerType customerType, @NotNull About about, @Nullable MonitoredArea area,
			@NotNull Formality formality) {

		Classification classification() {
			return new Classification(this.severity, this.causes, this.customerType, this.about, this.area,
					this.formality);
		}

	}

	/**
	 * The desk that the case is to lie on; an empty object leaves it with nobody.
	 *
	 * @param id of the colleague who is to look after it
	 * @param unit the code of the unit that it is to lie with
	 * @param note why, for colleagues
	 */
	record OwnerRequest(@Nullable @Size(max = 100) String id, @Nullable @Size(max = 40) String unit,
			@Nullable @Size(max = 4000) String note) {
	}

	/**
	 * For whose eyes a case is to be.
	 *
	 * @param reason why it is to be hidden; none shows it to everybody again
	 * @param handlers the ids of colleagues who may see it beside the site's managers
	 */
	record RestrictionRequest(Restriction.@Nullable Reason reason,
			@Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> handlers) {
	}

	/** What somebody is typing. */
	record SuggestionRequest(@NotNull @Size(max = 5000) String text) {
	}

	/**
	 * What it suggests.
	 *
	 * @param severity none if nothing special is at stake
	 * @param because the words that it is because of
	 */
	record SuggestionView(@Nullable Severity severity, List<String> because) {
	}

	/** A line for the timeline. */
	record NoteRequest(@NotBlank @Size(max = 4000) String text, @Nullable Boolean visibleToCustomer) {
	}

}
