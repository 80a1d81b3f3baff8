package io.touchpoint.complaint.contactplan;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.touchpoint.complaint.casework.CaseView;
import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.Looks;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.casework.Sights;
import io.touchpoint.complaint.contactplan.ContactPlanView.Found;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.Secret;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * How we stay in contact with people who write very often. Managers are told who does,
 * and decide; whoever works on a case sees what holds.
 */
@RestController
@RequestMapping("/api/complaints")
class ContactPlanController {

	private static final int MOST_PROPOSED = 100;

	private final ContactPlans plans;

	private final ContactPlanQueries queries;

	private final CaseViews cases;

	private final Looks looks;

	private final Sights sights;

	private final Sites sites;

	private final Deadlines.Calendar calendar;

	private final SiteScopedTransaction transaction;

	private final JsonMapper json;

	private final Clock clock;

	ContactPlanController(ContactPlans plans, ContactPlanQueries queries, CaseViews cases, Looks looks, Sights sights,
			Sites sites, Deadlines.Calendar calendar, SiteScopedTransaction transaction, JsonMapper json, Clock clock) {
		this.plans = plans;
		this.queries = queries;
		this.cases = cases;
		this.looks = looks;
		this.sights = sights;
		this.sites = sites;
		this.calendar = calendar;
		this.transaction = transaction;
		this.json = json;
		this.clock = clock;
	}

	/** The plans of the caller's sites, the newest first. */
	@GetMapping("/contact-plans")
	Mono<Page<ContactPlanView>> listContactPlans(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable PlanState state,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		caller.require(Role.SITE_MANAGER);
		String only = caller.onlySite(site);
		Cursor cursor = (after == null || after.isBlank()) ? null : Cursor.parse(after);
		Mono<Page<ContactPlanView>> page = this.queries.list(caller.sites(), only, state, cursor, limit + 1)
			.map(Found::view)
			.collectList()
			.map((items) -> Page.of(items, limit, (item) -> new Cursor(item.decidedAt(), item.id())));
		return this.transaction.run(caller.sites(), page.flatMap((shown) -> this.looks.at(shown,
				ContactPlanView::restricted, (item) -> new Looks.Seen(item.site(), item.complaint()))));
	}

	/** Who writes very often and of whom nobody has decided, those with most first. */
	@GetMapping("/contact-plans/proposed")
	Mono<List<Proposal>> proposedContactPlans(Caller caller, @RequestParam(required = false) @Nullable String site) {
		caller.require(Role.SITE_MANAGER);
		String only = caller.onlySite(site);
		Mono<List<Proposal>> all = this.queries.proposed(caller.sites(), only, this.clock.instant(), MOST_PROPOSED)
			.collectList();
		return this.transaction.run(caller.sites(),
				all.flatMap((proposed) -> this.looks.at(proposed.stream()
					.filter(Proposal::restricted)
					.map((item) -> new Looks.Seen(item.site(), item.complaint()))
					.toList()).thenReturn(proposed)));
	}

	/** How we stay in contact with the customer of a case. */
	@GetMapping("/{id}/contact-plan")
	Mono<CasePlanView> contactPlanOfCase(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.transaction.run(caller.sites(),
				this.cases.whole(caller.sites(), id).flatMap((view) -> ofCase(caller, view)));
	}

	private Mono<CasePlanView> ofCase(Caller caller, CaseView view) {
		Contact contact = view.contact();
		if (contact == null) {
			return Mono.just(new CasePlanView(null, null, List.of(), null));
		}
		String key = ContactPlans.key(contact);
		boolean internal = view.customerType() == CustomerType.COLLEAGUE;
		Mono<Optional<Proposal>> proposal = !caller.has(Role.SITE_MANAGER) ? Mono.just(Optional.empty())
				: this.queries.proposedOf(view.site(), key, internal, this.clock.instant())
					.map(Optional::of)
					.defaultIfEmpty(Optional.empty());
		return Mono
			.zip(this.queries.ofContact(view.site(), key, internal).collectList(), proposal,
					this.sites.here(view.site()))
			.map((found) -> CasePlanView.of(view, found.getT1(), found.getT2().orElse(null),
					this.calendar.at(found.getT3())))
			.flatMap((shown) -> this.looks.at(shown.looked()).thenReturn(shown.as(this.sights.of(caller))));
	}

	/** Decides how we stay in contact with the customer of a case, and tells them. */
	@PostMapping("/{id}/contact-plan")
	Mono<ResponseEntity<ContactPlanView>> decideContactPlan(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(max = 200) String key,
			@Valid @RequestBody NewContactPlan wanted) {
		caller.require(Role.SITE_MANAGER);
		NewContactPlan plain = new NewContactPlan(said(wanted.reason()), wanted.person(), wanted.replyEvery(),
				wanted.reviewOn(), wanted.letter());
		IntakeKey once = once("contact plan " + id, caller, key, wanted);
		return this.cases.find(caller.sites(), id)
			.flatMap((view) -> this.plans.decide(caller, id, view.site(), plain, once))
			.flatMap((made) -> view(caller, made))
			.map((view) -> ResponseEntity.created(URI.create("/api/complaints/" + id + "/contact-plan"))
				.eTag(Revision.tag(view.revision()))
				.body(view));
	}

	/** Says no to a proposal: nothing changes for the customer. */
	@PostMapping("/{id}/contact-plan/decline")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<ContactPlanView> declineContactPlan(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(max = 200) String key,
			@Valid @RequestBody NoPlanRequest request) {
		caller.require(Role.SITE_MANAGER);
		String reason = said(request.reason());
		IntakeKey once = once("no contact plan " + id, caller, key, request);
		return this.cases.find(caller.sites(), id)
			.flatMap((view) -> this.plans.decline(caller, id, view.site(), reason, once))
			.flatMap((made) -> view(caller, made));
	}

	/** Looks at a plan again: it goes on until another day, or ends. */
	@PostMapping("/contact-plans/{plan}/review")
	Mono<ResponseEntity<ContactPlanView>> reviewContactPlan(Caller caller, @PathVariable UUID plan,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(max = 200) String key,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody PlanReview request) {
		caller.require(Role.SITE_MANAGER);
		long seen = Revision.seen(ifMatch);
		PlanReview review = new PlanReview(request.outcome(), said(request.reason()), request.replyEvery(),
				request.reviewOn());
		IntakeKey once = once("contact plan review " + plan, caller, key, request);
		return found(caller, plan).flatMap((found) -> this.plans.review(caller, found.plan(), review, seen, once))
			.flatMap((reviewed) -> view(caller, reviewed))
			.map((view) -> ResponseEntity.ok().eTag(Revision.tag(view.revision())).body(view));
	}

	private IntakeKey once(String what, Caller caller, @Nullable String key, Object request) {
		return IntakeKey.of(what + " staff " + caller.id(), (key != null) ? key : Secret.fresh().text(),
				this.json.writeValueAsString(request));
	}

	private Mono<ContactPlanView> view(Caller caller, UUID plan) {
		return found(caller, plan).map(Found::view);
	}

	private Mono<Found> found(Caller caller, UUID plan) {
		Mono<Found> seen = this.queries.find(plan).flatMap((found) -> {
			ContactPlanView view = found.view();
			return this.looks.at(view.restricted() ? List.of(new Looks.Seen(view.site(), view.complaint())) : List.of())
				.thenReturn(found);
		});
		return this.transaction.run(caller.sites(), seen)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("contact plan")));
	}

	private static String said(String reason) {
		String plain = PlainText.of(reason);
		if (plain.isEmpty()) {
			throw Problems.invalid(new FieldFault("reason", "missing", "'reason' must not be blank."));
		}
		return plain;
	}

	/** Why not. */
	record NoPlanRequest(@NotBlank @Size(max = 2000) String reason) {
	}

}
