package io.touchpoint.complaint.remedy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.Looks;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.remedy.Remedies.StaleRemedy;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What customers are given to put it right. Each answer to a change is the remedy as it
 * stands afterwards.
 */
@RestController
@RequestMapping("/api/complaints")
class RemedyController {

	private final Remedies remedies;

	private final Approvers approvers;

	private final RemedyQueries queries;

	private final RemedySettings settings;

	private final CaseViews cases;

	private final Looks looks;

	private final SiteScopedTransaction transaction;

	private final JsonMapper json;

	RemedyController(Remedies remedies, Approvers approvers, RemedyQueries queries, RemedySettings settings,
			CaseViews cases, Looks looks, SiteScopedTransaction transaction, JsonMapper json) {
		this.remedies = remedies;
		this.approvers = approvers;
		this.queries = queries;
		this.settings = settings;
		this.cases = cases;
		this.looks = looks;
		this.transaction = transaction;
		this.json = json;
	}

	/**
	 * What waits for the caller's yes, the longest first.
	 * @param aboveManagers only what no manager of its site may say yes to
	 */
	@GetMapping("/remedies/waiting")
	Mono<Page<RemedyView>> remediesToApprove(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(defaultValue = "false") boolean aboveManagers,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		handler(caller);
		String only = caller.onlySite(site);
		Cursor cursor = (after == null || after.isBlank()) ? null : Cursor.parse(after);
		Mono<Page<RemedyView>> page = this.queries.waiting(caller, only, aboveManagers, cursor, limit + 1)
			.collectList()
			.map((items) -> Page.of(items, limit, (item) -> new Cursor(item.askedAt(), item.id())));
		return this.transaction.run(caller.sites(), page.flatMap((shown) -> this.looks.at(shown, RemedyView::restricted,
				(item) -> new Looks.Seen(item.site(), item.complaint()))));
	}

	/** By which rules the caller gives remedies at a site. */
	@GetMapping("/remedies/terms")
	Mono<TermsView> remedyTerms(Caller caller, @RequestParam String site) {
		handler(caller);
		caller.requireSite(site);
		return Mono.just(terms(caller, site));
	}

	private TermsView terms(Caller caller, String site) {
		Terms terms = this.settings.at(site);
		return TermsView.of(terms, terms.giver(caller));
	}

	/** The remedies of a case, and what the caller may give in it. */
	@GetMapping("/{id}/remedies")
	Mono<RemediesView> remediesOfCase(Caller caller, @PathVariable UUID id) {
		handler(caller);
		return this.cases.find(caller.sites(), id)
			.flatMap((view) -> this.transaction.run(caller.sites(), this.remedies.giver(caller, id, view.site())
				.zipWith(this.queries.ofCase(id, caller).collectList(), (giver,
						items) -> new RemediesView(TermsView.of(this.settings.at(view.site()), giver), items))));
	}

	/** Gives a remedy, or asks for one that is above the caller's limit. */
	@PostMapping("/{id}/remedies")
	Mono<ResponseEntity<RemedyView>> giveRemedy(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(max = 200) String key,
			@Valid @RequestBody NewRemedy remedy) {
		handler(caller);
		IntakeKey once = (key == null) ? null
				: IntakeKey.of("remedy " + id + " staff " + caller.id(), key, this.json.writeValueAsString(remedy));
		return this.cases.find(caller.sites(), id)
			.flatMap((view) -> this.transaction.run(caller.sites(), this.remedies.giver(caller, id, view.site()))
				.flatMap((giver) -> this.approvers.of(view.site(), (remedy.minor() != null) ? remedy.minor() : 0,
						view.restriction() != null, giver)))
			.flatMap((people) -> this.remedies.ask(id, remedy.plain(), caller, people, once))
			.flatMap((made) -> made(caller, made))
			.map((view) -> ResponseEntity.created(URI.create("/api/complaints/" + view.complaint() + "/remedies"))
				.eTag(Revision.tag(view.revision()))
				.body(view));
	}

	@PostMapping("/{id}/remedies/{remedy}/approve")
	Mono<ResponseEntity<RemedyView>> approveRemedy(Caller caller, @PathVariable UUID id, @PathVariable UUID remedy,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody ApprovalRequest request) {
		handler(caller);
		String reason = PlainText.orNull(request.reason());
		return answer(caller, id, remedy, this.remedies.rule(id, remedy, Revision.seen(ifMatch), caller,
				(grant, complaint, by, now) -> grant.approve(reason, complaint, by, now)));
	}

	@PostMapping("/{id}/remedies/{remedy}/decline")
	Mono<ResponseEntity<RemedyView>> declineRemedy(Caller caller, @PathVariable UUID id, @PathVariable UUID remedy,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody DeclineRequest request) {
		handler(caller);
		String reason = PlainText.orNull(request.reason());
		if (reason == null) {
			throw Problems.invalid(new FieldFault("reason", "missing", "'reason' must not be blank."));
		}
		return answer(caller, id, remedy, this.remedies.rule(id, remedy, Revision.seen(ifMatch), caller,
				(grant, complaint, by, now) -> grant.decline(reason, complaint, by, now)));
	}

	private Mono<ResponseEntity<RemedyView>> answer(Caller caller, UUID complaint, UUID remedy, Mono<Grant> work) {
		return work.then(Mono.defer(() -> view(caller, complaint, remedy)))
			.map((view) -> ResponseEntity.ok().eTag(Revision.tag(view.revision())).body(view))
			.onErrorResume(StaleRemedy.class,
					(stale) -> view(caller, complaint, remedy).flatMap(
							(current) -> Mono.error(Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
									"Somebody changed this remedy in the meantime; look at it again.",
									Map.of("current", current)))));
	}

	/** What a repetition made before may lie in the case that its own was merged into. */
	private Mono<RemedyView> made(Caller caller, UUID remedy) {
		return this.transaction.run(caller.sites(), this.queries.told(remedy))
			.flatMap((told) -> view(caller, told.complaint(), remedy))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("remedy")));
	}

	/** Whatever answers with a remedy is a look at its case, a refusal too. */
	private Mono<RemedyView> view(Caller caller, UUID complaint, UUID remedy) {
		return this.transaction.run(caller.sites(),
				this.queries.find(complaint, remedy, caller)
					.flatMap((item) -> this.looks
						.at(item.restricted() ? List.of(new Looks.Seen(item.site(), item.complaint())) : List.of())
						.thenReturn(item)));
	}

	private static void handler(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

	/** Why yes, if somebody says. */
	record ApprovalRequest(@Nullable @Size(max = 1000) String reason) {
	}

	/** Why not. */
	record DeclineRequest(@NotBlank @Size(max = 1000) String reason) {
	}

}
