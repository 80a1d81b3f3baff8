package io.touchpoint.feedback.customer;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * How many customers there are, why they left and who brought them.
 */
@RestController
@RequestMapping("/api/feedback/customers")
class CustomerReportController {

	private final CustomerQueries queries;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	CustomerReportController(CustomerQueries queries, SiteScopedTransaction transaction, Clock clock) {
		this.queries = queries;
		this.transaction = transaction;
		this.clock = clock;
	}

	@GetMapping("/counts")
	Mono<CustomerCounts> counts(Caller caller, @RequestParam(required = false) @Nullable String site) {
		CustomerAccess.reading(caller);
		String at = CustomerAccess.ownSite(caller, site);
		return this.transaction.run(caller.sites(),
				this.queries.counts(caller.sites(), at)
					.collectList()
					.flatMap((now) -> this.queries.past(caller.sites(), at)
						.collectList()
						.map((past) -> new CustomerCounts(now, past))));
	}

	@GetMapping("/departures")
	Mono<DepartureReport> departures(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable LocalDate from,
			@RequestParam(required = false) @Nullable LocalDate to) {
		CustomerAccess.reading(caller);
		LocalDate today = this.clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
		LocalDate end = within("to", (to != null) ? to : today);
		LocalDate start = within("from", (from != null) ? from : end.minusYears(1));
		return this.transaction
			.list(caller.sites(),
					this.queries.departures(caller.sites(), CustomerAccess.ownSite(caller, site), start, end))
			.collectList()
			.map((left) -> DepartureReport.of(start, end, left));
	}

	@GetMapping("/referrals")
	Mono<Page<CustomerQueries.Referrer>> referrals(Caller caller,
			@RequestParam(required = false) @Nullable String site) {
		CustomerAccess.reading(caller);
		return this.transaction
			.list(caller.sites(), this.queries.referrers(caller.sites(), CustomerAccess.ownSite(caller, site)))
			.collectList()
			.map((rows) -> new Page<>(rows, null));
	}

	private static LocalDate within(String parameter, LocalDate day) {
		if (day.getYear() < 1900 || day.getYear() > 3000) {
			throw Problems.invalid(
					new FieldFault(parameter, "out-of-range", "'" + parameter + "' must lie between 1900 and 3000."));
		}
		return day;
	}

	/** How many there are and were. */
	record CustomerCounts(List<CustomerQueries.CustomerCount> now, List<CustomerQueries.CustomersPast> past) {
	}

}
