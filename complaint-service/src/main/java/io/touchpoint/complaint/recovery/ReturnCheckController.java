package io.touchpoint.complaint.recovery;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Looks;
import io.touchpoint.complaint.casework.Period;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.casework.Sights;
import io.touchpoint.complaint.recovery.ReturnChecks.StaleCheck;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

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
 * What happened after cases were resolved: how customers rate it, and whether they came
 * back.
 */
@RestController
@RequestMapping("/api/complaints")
class ReturnCheckController {

	private final ReturnChecks checks;

	private final ReturnCheckQueries queries;

	private final ReturnRateQueries rates;

	private final Ratings ratings;

	private final CaseViews cases;

	private final Looks looks;

	private final Sights sights;

	private final SiteScopedTransaction transaction;

	private final ReturnCheckSettings settings;

	private final Clock clock;

	ReturnCheckController(ReturnChecks checks, ReturnCheckQueries queries, ReturnRateQueries rates, Ratings ratings,
			CaseViews cases, Looks looks, Sights sights, SiteScopedTransaction transaction,
			ReturnCheckSettings settings, Clock clock) {
		this.checks = checks;
		this.queries = queries;
		this.rates = rates;
		this.ratings = ratings;
		this.cases = cases;
		this.looks = looks;
		this.sights = sights;
		this.transaction = transaction;
		this.settings = settings;
		this.clock = clock;
	}

	/** The checks of the caller's sites, the first due first. */
	@GetMapping("/return-checks")
	Mono<Page<ReturnCheckView>> listReturnChecks(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(defaultValue = "OPEN") ReturnCheck.State state,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		handler(caller);
		String only = caller.onlySite(site);
		Cursor cursor = (after == null || after.isBlank()) ? null : Cursor.parse(after);
		Mono<Page<ReturnCheckView>> page = this.queries.list(caller.sites(), state, only, cursor, limit + 1)
			.map((item) -> item.as(this.sights.of(caller)))
			.collectList()
			.map((items) -> Page.of(items, limit, (item) -> new Cursor(item.dueAt(), item.id())));
		return this.transaction.run(caller.sites(), page.flatMap((shown) -> this.looks.at(shown,
				ReturnCheckView::restricted, (item) -> new Looks.Seen(item.site(), item.complaint()))));
	}

	/**
	 * How many customers came back, of resolutions in a period: a time, or a date that
	 * counts whole, in UTC.
	 */
	@GetMapping("/return-rates")
	Mono<List<ReturnRate>> returnRates(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable String from,
			@RequestParam(required = false) @Nullable String to) {
		handler(caller);
		String only = caller.onlySite(site);
		return this.transaction
			.list(caller.sites(), this.rates.count(caller.sites(), only, Period.from(from), Period.until(to)))
			.collectList()
			.map((counts) -> ReturnRate.all(counts, this.settings.after()));
	}

	/** The ratings and return checks of a case. */
	@GetMapping("/{id}/afterwards")
	Mono<AfterwardsView> afterwards(Caller caller, @PathVariable UUID id) {
		handler(caller);
		return this.cases.find(caller.sites(), id)
			.flatMap((view) -> Mono.zip(this.ratings.of(caller.sites(), id),
					this.transaction.list(caller.sites(), this.queries.ofCase(id)).collectList(),
					(ratings, checks) -> AfterwardsView.of(ratings, checks, view.restriction() != null,
							this.sights.of(caller))));
	}

	@PostMapping("/{id}/return-checks/{check}/answer")
	Mono<ResponseEntity<ReturnCheckView>> answerReturnCheck(Caller caller, @PathVariable UUID id,
			@PathVariable UUID check,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody AnswerRequest request) {
		handler(caller);
		ReturnAnswer answer = request.answer(new Person(caller.id(), caller.name()), this.clock);
		return this.checks.answer(caller.sites(), id, check, Revision.seen(ifMatch), answer)
			.then(Mono.defer(() -> view(caller, id, check)))
			.map((view) -> ResponseEntity.ok().eTag(Revision.tag(view.revision())).body(view))
			.onErrorResume(StaleCheck.class, (stale) -> view(caller, id, check)
				.flatMap((current) -> Mono.error(Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
						"Somebody answered this in the meantime; look at it again.", Map.of("current", current)))));
	}

	/** Whatever answers with a check is a look at its case, a refusal too. */
	private Mono<ReturnCheckView> view(Caller caller, UUID complaint, UUID check) {
		return this.transaction
			.run(caller.sites(),
					this.queries.find(complaint, check)
						.flatMap((item) -> this.looks
							.at(item.restricted() ? List.of(new Looks.Seen(item.site(), item.complaint())) : List.of())
							.thenReturn(item)))
			.map((item) -> item.as(this.sights.of(caller)));
	}

	private static void handler(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

	/**
	 * What the site found out.
	 *
	 * @param source from where; must be given unless nobody could find out
	 */
	record AnswerRequest(@NotNull Returned returned, @Nullable ReturnSource source,
			@Nullable @Size(max = 1000) String note) {

		ReturnAnswer answer(Person by, Clock clock) {
			if (this.returned == Returned.UNKNOWN && this.source != null) {
				throw Problems.invalid(new FieldFault("source", "not-allowed",
						"'source' must be left out when nobody could find out."));
			}
			if (this.returned != Returned.UNKNOWN && this.source == null) {
				throw Problems
					.invalid(new FieldFault("source", "missing", "'source' must say from where it is known."));
			}
			return new ReturnAnswer(this.returned, this.source, PlainText.orNull(this.note), by, clock.instant());
		}

	}

}
