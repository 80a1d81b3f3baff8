package io.touchpoint.feedback.visit;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.Wording;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
 * Mystery visits and inspections. A mystery visit is planned and seen by head office
 * alone until it is done; for everybody else there is none.
 */
@RestController
class VisitPlanController {

	/**
	 * A visit with its report.
	 *
	 * @param report null before it is in
	 */
	record VisitDetail(SiteVisit visit, @Nullable VisitReport report) {
	}

	private final Visits visits;

	private final VisitQueries queries;

	private final VisitReports reports;

	private final VisitScripts scripts;

	private final SiteScopedTransaction transaction;

	VisitPlanController(Visits visits, VisitQueries queries, VisitReports reports, VisitScripts scripts,
			SiteScopedTransaction transaction) {
		this.visits = visits;
		this.queries = queries;
		this.reports = reports;
		this.scripts = scripts;
		this.transaction = transaction;
	}

	@GetMapping("/api/feedback/visits")
	Mono<Page<SiteVisit>> siteVisits(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable VisitMethod method,
			@RequestParam(required = false) @Nullable VisitState state,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		reader(caller);
		String wanted = (site == null || site.isBlank()) ? null : site.strip();
		if (wanted != null) {
			caller.requireSite(wanted);
		}
		VisitQueries.Filter filter = new VisitQueries.Filter(wanted, method, state, Visits.isBlind(caller));
		Cursor start = (after == null || after.isBlank()) ? null : Cursor.parse(after);
		return this.transaction.list(caller.sites(), this.queries.list(caller.sites(), filter, start, limit + 1))
			.map((visit) -> shown(caller, visit))
			.collectList()
			.map((rows) -> Page.of(rows, limit, SiteVisit::cursor));
	}

	@PostMapping("/api/feedback/visits")
	Mono<ResponseEntity<Visits.PlannedVisit>> planSiteVisit(Caller caller, @Valid @RequestBody NewSiteVisit wanted) {
		planner(caller);
		if (wanted.method() == VisitMethod.MYSTERY_VISIT) {
			caller.require(Role.HEAD_OFFICE);
		}
		caller.requireSite(wanted.site());
		return this.visits.plan(caller, wanted)
			.map((planned) -> ResponseEntity.created(URI.create("/api/feedback/visits/" + planned.visit().id()))
				.eTag(Revision.tag(planned.visit().revision()))
				.body(planned));
	}

	/** The questionnaires that can be chosen, that of the method first. */
	@GetMapping("/api/feedback/visits/scripts")
	Mono<List<VisitScripts.VisitScript>> visitScripts(Caller caller, @RequestParam VisitMethod method) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		return this.scripts.of(method);
	}

	@GetMapping("/api/feedback/visits/{id}")
	Mono<ResponseEntity<VisitDetail>> siteVisit(Caller caller, @PathVariable UUID id,
			@RequestParam(defaultValue = Wording.FALLBACK) String lang) {
		reader(caller);
		boolean named = caller.has(Role.HEAD_OFFICE) || caller.has(Role.SITE_MANAGER);
		return find(caller, id)
			.flatMap((visit) -> this.reports.of(visit, caller.sites(), lang, named)
				.map((report) -> new VisitDetail(shown(caller, visit), report))
				.defaultIfEmpty(new VisitDetail(shown(caller, visit), null)))
			.map((detail) -> ResponseEntity.ok().eTag(Revision.tag(detail.visit().revision())).body(detail));
	}

	@PutMapping("/api/feedback/visits/{id}")
	Mono<ResponseEntity<SiteVisit>> changeSiteVisit(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody ChangedSiteVisit change) {
		planner(caller);
		return this.visits.change(caller, id, Revision.seen(ifMatch), change).map(VisitPlanController::tagged);
	}

	@PostMapping("/api/feedback/visits/{id}/cancel")
	Mono<ResponseEntity<SiteVisit>> cancelSiteVisit(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		planner(caller);
		return this.visits.cancel(caller, id, Revision.optional(ifMatch)).map(VisitPlanController::tagged);
	}

	/** A new link, which ends the old ones. */
	@PostMapping("/api/feedback/visits/{id}/link")
	Mono<ShopperLink> renewVisitLink(Caller caller, @PathVariable UUID id) {
		planner(caller);
		return this.visits.renewLink(caller, id);
	}

	@GetMapping("/api/feedback/visits/{id}/photos/{photo}")
	Mono<ResponseEntity<byte[]>> visitPhoto(Caller caller, @PathVariable UUID id, @PathVariable UUID photo) {
		reader(caller);
		return find(caller, id).filter((visit) -> visit.state() == VisitState.DONE)
			.flatMap((visit) -> this.transaction.run(caller.sites(), this.queries.photo(id, photo)))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("photo")))
			.map(VisitPlanController::sent);
	}

	static ResponseEntity<byte[]> sent(VisitQueries.PhotoContent photo) {
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(photo.type()))
			.header("X-Content-Type-Options", "nosniff")
			.header("Content-Security-Policy", "default-src 'none'; sandbox")
			.cacheControl(CacheControl.noStore())
			.body(photo.content());
	}

	private Mono<SiteVisit> find(Caller caller, UUID id) {
		return this.transaction.run(caller.sites(), this.queries.byId(id, Visits.isBlind(caller)))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("visit")));
	}

	private static SiteVisit shown(Caller caller, SiteVisit visit) {
		boolean planner = caller.has(Role.HEAD_OFFICE)
				|| (caller.has(Role.SITE_MANAGER) && visit.method() == VisitMethod.INSPECTION);
		return planner ? visit : visit.discreet();
	}

	private static ResponseEntity<SiteVisit> tagged(SiteVisit visit) {
		return ResponseEntity.ok().eTag(Revision.tag(visit.revision())).body(visit);
	}

	private static void reader(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

	private static void planner(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
	}

}
