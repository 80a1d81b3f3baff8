package io.touchpoint.complaint.corrective;

import java.util.UUID;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
 * What cases had at their roots, and what is done about it. Each answer is how things
 * stand in the case afterwards.
 */
@RestController
@RequestMapping("/api/complaints/{id}")
class CorrectiveController {

	private final Corrections corrections;

	private final CaseViews cases;

	private final JsonMapper json;

	CorrectiveController(Corrections corrections, CaseViews cases, JsonMapper json) {
		this.corrections = corrections;
		this.cases = cases;
		this.json = json;
	}

	@GetMapping("/corrective")
	Mono<CorrectiveView> corrective(Caller caller, @PathVariable UUID id) {
		handler(caller);
		return this.cases.read(caller.sites(), id, (complaint, history) -> this.corrections.of(caller, complaint));
	}

	/**
	 * Notes a root cause over the revision that was seen, which is 0 before the first.
	 */
	@PutMapping("/root-cause")
	Mono<CorrectiveView> noteRootCause(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody RootCauseNote note) {
		handler(caller);
		return after(caller, id,
				this.corrections.note(caller, id, Revision.seen(ifMatch), note.code(), PlainText.orNull(note.words())));
	}

	@ResponseStatus(HttpStatus.CREATED)
	@PostMapping("/actions")
	Mono<CorrectiveView> makeAction(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(max = 200) String key,
			@Valid @RequestBody NewAction action) {
		handler(caller);
		action.check();
		IntakeKey once = (key == null) ? null
				: IntakeKey.of("action " + id + " staff " + caller.id(), key, this.json.writeValueAsString(action));
		return after(caller, id, this.corrections.make(caller, id, action, once));
	}

	@PutMapping("/actions/{action}")
	Mono<CorrectiveView> changeAction(Caller caller, @PathVariable UUID id, @PathVariable UUID action,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody NewAction wanted) {
		handler(caller);
		wanted.check();
		return after(caller, id, this.corrections.change(caller, id, action, Revision.seen(ifMatch), wanted));
	}

	@PostMapping("/actions/{action}/done")
	Mono<CorrectiveView> finishAction(Caller caller, @PathVariable UUID id, @PathVariable UUID action,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody DoneRequest request) {
		handler(caller);
		String note = PlainText.orNull(request.note());
		return after(caller, id, this.corrections.decide(caller, id, action, Revision.seen(ifMatch),
				(before, complaint, today, now) -> before.finish(note, Actor.of(caller), now)));
	}

	@PostMapping("/actions/{action}/drop")
	Mono<CorrectiveView> dropAction(Caller caller, @PathVariable UUID id, @PathVariable UUID action,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody DropRequest request) {
		handler(caller);
		String reason = PlainText.orNull(request.reason());
		if (reason == null) {
			throw Problems.invalid(new FieldFault("reason", "missing", "'reason' must not be blank."));
		}
		return after(caller, id, this.corrections.decide(caller, id, action, Revision.seen(ifMatch),
				(before, complaint, today, now) -> before.drop(reason, Actor.of(caller), now)));
	}

	/**
	 * How things stand after a step: a look at the case like any other. So is a refusal
	 * that shows what somebody else wrote meanwhile.
	 */
	private Mono<CorrectiveView> after(Caller caller, UUID id, Mono<Void> step) {
		return step
			.onErrorResume(ProblemException.class,
					(no) -> HttpStatus.PRECONDITION_FAILED.equals(no.status())
							? corrective(caller, id).then(Mono.error(no)) : Mono.error(no))
			.then(Mono.defer(() -> corrective(caller, id)));
	}

	private static void handler(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

	/**
	 * What was at the root.
	 *
	 * @param code of the catalogue
	 * @param words what there is to say about it
	 */
	record RootCauseNote(
			@NotNull @Pattern(regexp = RootCause.CODE, message = "must be the code of a root cause") String code,
			@Nullable @Size(max = 2000) String words) {
	}

	/** What came of it, if somebody says. */
	record DoneRequest(@Nullable @Size(max = 1000) String note) {
	}

	/** Why it will not be done. */
	record DropRequest(@NotBlank @Size(max = 1000) String reason) {
	}

}
