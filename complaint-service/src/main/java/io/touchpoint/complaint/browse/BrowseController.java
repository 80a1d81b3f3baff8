package io.touchpoint.complaint.browse;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.CaseView;
import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Dimension;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Looks;
import io.touchpoint.complaint.casework.MonitoredArea;
import io.touchpoint.complaint.casework.Period;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Sight;
import io.touchpoint.complaint.casework.Sights;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What staff look up.
 */
@RestController
@RequestMapping("/api/complaints")
class BrowseController {

	private final BrowseQueries queries;

	private final CaseViews views;

	private final Looks looks;

	private final Sights sights;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	BrowseController(BrowseQueries queries, CaseViews views, Looks looks, Sights sights,
			SiteScopedTransaction transaction, Clock clock) {
		this.queries = queries;
		this.views = views;
		this.looks = looks;
		this.sights = sights;
		this.transaction = transaction;
		this.clock = clock;
	}

	@GetMapping
	Mono<Page<ComplaintItem>> list(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable List<Status> status,
			@RequestParam(required = false) @Nullable List<Severity> severity,
			@RequestParam(required = false) @Nullable Cause cause,
			@RequestParam(required = false) @Nullable MonitoredArea area,
			@RequestParam(required = false) @Nullable Formality formality,
			@RequestParam(required = false) @Nullable @Size(max = 40) String unit,
			@RequestParam(required = false) @Nullable @Size(max = 100) String owner,
			@RequestParam(required = false) @Nullable Boolean overdue,
			@RequestParam(required = false) @Nullable Boolean open,
			@RequestParam(required = false) @Nullable @Size(max = 20) String dueBy,
			@RequestParam(required = false) @Nullable Boolean unread,
			@RequestParam(required = false) @Nullable OpenActions action,
			@RequestParam(required = false) @Nullable @Size(max = 40) String rootCause,
			@RequestParam(required = false) @Nullable @Size(max = 40) String reference,
			@RequestParam(required = false) @Nullable UUID sameCustomerAs,
			@RequestParam(required = false) @Nullable @Size(max = 200) String q,
			@RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
			@RequestParam(required = false) @Nullable Order sort,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		reader(caller);
		String only = caller.onlySite(site);
		Sight sight = this.sights.of(caller);
		ComplaintFilter filter = new ComplaintFilter(only, named(status), named(severity), cause, area, formality,
				PlainText.orNull(unit), owner(caller, owner), overdue, open, DueBy.of(dueBy), unread, action,
				PlainText.orNull(rootCause), number(reference), sameCustomerAs, PlainText.orNull(q),
				!sight.hides(CaseField.RESTRICTED_WORDS, true), !sight.hides(CaseField.CONTACT, false),
				Period.from(from), Period.until(to));
		Order order = (sort != null) ? sort : Order.RECEIVED;
		Cursor cursor = (after == null || after.isBlank()) ? null : Cursor.parse(after);
		Mono<Page<ComplaintItem>> page = this.queries
			.list(caller.sites(), filter, order, cursor, limit + 1, this.clock.instant())
			.map((item) -> item.as(sight))
			.collectList()
			.map((items) -> Page.of(items, limit, order::after));
		return this.transaction.run(caller.sites(), page.flatMap((shown) -> this.looks.at(shown,
				ComplaintItem::restricted, (item) -> new Looks.Seen(item.site(), item.id()))));
	}

	/** How many cases wait for an answer, for the tabs of the inbox. */
	@GetMapping("/inbox")
	Mono<InboxCounts> inbox(Caller caller, @RequestParam(required = false) @Nullable String site) {
		reader(caller);
		return this.transaction.run(caller.sites(),
				this.queries.counts(caller.sites(), caller.onlySite(site), caller.id(), this.clock.instant()));
	}

	private static @Nullable String owner(Caller caller, @Nullable String owner) {
		return ComplaintFilter.ME.equals(owner) ? caller.id() : PlainText.orNull(owner);
	}

	/** Its letter may be typed small. */
	private static @Nullable String number(@Nullable String reference) {
		String plain = PlainText.orNull(reference);
		return (plain != null) ? plain.toUpperCase(Locale.ROOT) : null;
	}

	@GetMapping("/{id}")
	Mono<ResponseEntity<CaseView>> find(Caller caller, @PathVariable UUID id) {
		reader(caller);
		return this.views.find(caller.sites(), id)
			.map((view) -> ResponseEntity.ok().eTag("\"" + view.revision() + "\"").body(view));
	}

	@GetMapping("/causes")
	List<CauseView> causes(Caller caller) {
		reader(caller);
		return Arrays.stream(Cause.values())
			.map((cause) -> new CauseView(cause, cause.title(), cause.dimension()))
			.toList();
	}

	/** Without the nulls that a blank value is read as. */
	private static <E> List<E> named(@Nullable List<E> values) {
		return (values == null) ? List.of() : values.stream().filter(Objects::nonNull).toList();
	}

	private static void reader(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

	/** A cause with the dimension of service quality that it hurts. */
	record CauseView(Cause code, String title, @Nullable Dimension dimension) {
	}

}
