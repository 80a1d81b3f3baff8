package io.touchpoint.complaint.casework;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.casework.Casework.StaleRevision;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What staff do to cases. Each answer is the case as it stands afterwards.
 */
@RestController
@RequestMapping("/api/complaints")
class CaseController {

	private final Casework casework;

	private final CaseViews views;

	private final Colleagues colleagues;

	private final AnswerPlaces places;

	private final AnswerLinks links;

	private final JsonMapper json;

	CaseController(Casework casework, CaseViews views, Colleagues colleagues, AnswerPlaces places, AnswerLinks links,
			JsonMapper json) {
		this.casework = casework;
		this.views = views;
		this.colleagues = colleagues;
		this.places = places;
		this.links = links;
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
		return this.places.requireAt(complaint.origins(), complaint.site())
			.then(this.colleagues.owner("owner.id", complaint.ownerId(), complaint.site()))
			.flatMap((owner) -> this.casework.receive(complaint.site(),
					(site) -> complaint.at(site, Channel.COUNTER, owner.orElse(null)), Actor.of(caller), once,
					(received) -> this.links.claim(complaint.origins(), received)))
			.flatMap((received) -> this.views.find(caller.sites(), received.id()))
			.map((view) -> ResponseEntity.created(URI.create("/api/complaints/" + view.id()))
				.eTag(Revision.tag(view.revision()))
				.body(view));
	}

	@PostMapping("/{id}/moves")
	Mono<ResponseEntity<CaseView>> move(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody MoveRequest request) {
		handler(caller);
		return change(caller, id, Revision.seen(ifMatch),
				(complaint, now, deadlines) -> complaint.move(request.move(), Actor.of(caller), now, deadlines));
	}

	@PostMapping("/{id}/owner")
	Mono<ResponseEntity<CaseView>> assign(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody OwnerRequest request) {
		handler(caller);
		long seen = Revision.seen(ifMatch);
		return this.casework.find(caller.sites(), id)
			.flatMap((complaint) -> this.colleagues.owner("id", request.id(), complaint.site()))
			.flatMap((owner) -> change(caller, id, seen,
					(complaint, now, deadlines) -> complaint.assign(owner.orElse(null), Actor.of(caller), now)));
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
			.then(Mono.defer(() -> answer(caller, id)));
	}

	private Mono<ResponseEntity<CaseView>> change(Caller caller, UUID id, long seen, Casework.Wish wish) {
		return this.casework.change(caller.sites(), id, seen, wish).flatMap((decision) -> switch (decision) {
			case Decision.Accepted yes -> answer(caller, id);
			case Decision.Rejected no -> Mono.error(Rejections.problem(no));
		})
			.onErrorResume(StaleRevision.class,
					(stale) -> this.views.find(caller.sites(), id)
						.flatMap((current) -> Mono.error(Problems.of(HttpStatus.PRECONDITION_FAILED,
								"precondition-failed", "Somebody changed this case in the meantime; look at it again.",
								Map.of("current", current)))));
	}

	private Mono<ResponseEntity<CaseView>> answer(Caller caller, UUID id) {
		return this.views.find(caller.sites(), id)
			.map((view) -> ResponseEntity.ok().eTag(Revision.tag(view.revision())).body(view));
	}

	private static void handler(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

	/** A wanted move; outcome and remedy go with the one to RESOLVED. */
	record MoveRequest(@NotNull Status to, @Nullable @Size(max = 4000) String note, @Nullable Outcome outcome,
			@Nullable Boolean inCustomersFavour, @Nullable Remedy remedy) {

		Move move() {
			return new Move(this.to, PlainText.orNull(this.note),
					new Settlement(this.outcome, this.inCustomersFavour, this.remedy));
		}

	}

	/** The new owner; an empty object takes the case from its owner. */
	record OwnerRequest(@Nullable @Size(max = 100) String id) {
	}

	/** A line for the timeline. */
	record NoteRequest(@NotBlank @Size(max = 4000) String text, @Nullable Boolean visibleToCustomer) {
	}

}
