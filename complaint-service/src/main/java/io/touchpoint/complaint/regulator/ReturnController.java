package io.touchpoint.complaint.regulator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Counts complaints as regulators want them counted.
 */
@RestController
class ReturnController {

	private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

	private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

	private static final long LONGEST_DAYS = 366;

	private final ReturnQueries queries;

	private final Sites sites;

	private final Deadlines.Calendar calendar;

	private final SiteScopedTransaction transaction;

	ReturnController(ReturnQueries queries, Sites sites, Deadlines.Calendar calendar,
			SiteScopedTransaction transaction) {
		this.queries = queries;
		this.sites = sites;
		this.calendar = calendar;
		this.transaction = transaction;
	}

	/**
	 * The return of a period of at most a year, of one site or of all that the caller
	 * sees. Restricted cases count like all others: a count tells nobody what they are
	 * about, so it is read as jobs read, within the caller's sites.
	 * @param from the first day, in each site's time zone
	 * @param to the last day
	 */
	@GetMapping("/api/complaints/returns")
	Mono<RegulatorReturn> regulatorReturn(Caller caller, @RequestParam Style style, @RequestParam LocalDate from,
			@RequestParam LocalDate to, @RequestParam(required = false) @Nullable String site) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		period(from, to);
		String only = caller.onlySite(site);
		Mono<RegulatorReturn> work = this.queries.cases(only, from, to)
			.collectList()
			.flatMap((cases) -> Flux.fromStream(cases.stream().map(Reported::site).distinct())
				.concatMap(this.sites::here)
				.collectMap(Site::code, this.calendar::at)
				.map((calendars) -> {
					Count count = new Count(style, (one) -> Objects.requireNonNull(calendars.get(one.site())));
					cases.forEach(count::add);
					return count.of(only, from, to);
				}))
			.flatMap((counted) -> (style == Style.FCA)
					? this.queries.redress(only, from, to).collectList().map(counted::with) : Mono.just(counted));
		return this.transaction.run(caller.sites(), work).contextWrite(ReactiveSecurityContextHolder.clearContext());
	}

	private static void period(LocalDate from, LocalDate to) {
		if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
			throw Problems.invalid(new FieldFault(from.isBefore(EARLIEST) ? "from" : "to", "out-of-range",
					"A period lies between 1900 and 3000."));
		}
		if (to.isBefore(from)) {
			throw Problems.invalid(new FieldFault("to", "before-begin", "The period ends before it begins."));
		}
		if (ChronoUnit.DAYS.between(from, to) >= LONGEST_DAYS) {
			throw Problems.invalid(new FieldFault("to", "out-of-range", "A period has at most a year."));
		}
	}

}
