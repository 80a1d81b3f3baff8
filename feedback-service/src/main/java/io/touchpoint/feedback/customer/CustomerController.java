package io.touchpoint.feedback.customer;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The customers one by one.
 */
@RestController
@RequestMapping("/api/feedback/customers")
class CustomerController {

	private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

	private final CustomerQueries queries;

	private final CustomerViews views;

	private final Register register;

	private final CustomerChanges changes;

	private final Departures departures;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	CustomerController(CustomerQueries queries, CustomerViews views, Register register, CustomerChanges changes,
			Departures departures, SiteScopedTransaction transaction, Clock clock) {
		this.queries = queries;
		this.views = views;
		this.register = register;
		this.changes = changes;
		this.departures = departures;
		this.transaction = transaction;
		this.clock = clock;
	}

	@GetMapping
	Mono<Page<CustomerItem>> list(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable CustomerType type,
			@RequestParam(required = false) @Nullable CustomerKind kind,
			@RequestParam(required = false) @Nullable CustomerState state,
			@RequestParam(required = false) @Nullable LoyaltyFilter loyalty,
			@RequestParam(required = false) @Size(max = 100) @Nullable String q,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		CustomerAccess.reading(caller);
		CustomerFilter filter = new CustomerFilter(CustomerAccess.ownSite(caller, site), type, kind, state, loyalty,
				CustomerAccess.given(q));
		Cursor from = (CustomerAccess.given(after) != null) ? Cursor.parse(String.valueOf(after)) : null;
		return this.transaction
			.run(caller.sites(), this.views.rated(caller.sites(), filter)
				.flatMap((rated) -> this.queries.list(caller.sites(), filter, rated, from, limit + 1).collectList())
				.flatMap((customers) -> this.views.items(caller, customers)))
			.map((rows) -> Page.of(rows, limit, CustomerItem::cursor));
	}

	@GetMapping("/{id}")
	Mono<ResponseEntity<CustomerDetail>> read(Caller caller, @PathVariable UUID id) {
		CustomerAccess.reading(caller);
		return detail(caller, id);
	}

	private Mono<ResponseEntity<CustomerDetail>> detail(Caller caller, UUID id) {
		return this.transaction
			.run(caller.sites(), this.queries.find(id).flatMap((customer) -> this.views.detail(caller, customer)))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("customer")))
			.map((detail) -> ResponseEntity.ok().eTag("\"" + detail.revision() + "\"").body(detail));
	}

	@PostMapping
	Mono<ResponseEntity<CustomerDetail>> enter(Caller caller, @Valid @RequestBody NewCustomer given) {
		CustomerAccess.reading(caller);
		CustomerAccess.requireSite(caller, given.site());
		return person(given)
			.flatMap((person) -> this.register.enter(person, given.stateOrNew(), given.referredBy(), caller.sites()))
			.flatMap((known) -> detail(caller, known.customer().id())
				.map((detail) -> ResponseEntity.status(known.known() ? HttpStatus.OK : HttpStatus.CREATED)
					.location(URI.create("/api/feedback/customers/" + known.customer().id()))
					.headers((headers) -> headers.setETag(detail.getHeaders().getETag()))
					.body(detail.getBody())));
	}

	@PutMapping("/{id}")
	Mono<ResponseEntity<CustomerDetail>> correct(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody NewCustomer given) {
		CustomerAccess.reading(caller);
		CustomerAccess.requireSite(caller, given.site());
		long revision = revision(ifMatch);
		return visible(caller, id).then(person(given))
			.flatMap((person) -> this.changes.correct(id, revision, person, given.stateOrNew(), caller.sites()))
			.then(Mono.defer(() -> detail(caller, id)));
	}

	@PostMapping("/{id}/consent")
	Mono<ResponseEntity<CustomerDetail>> agree(Caller caller, @PathVariable UUID id,
			@Valid @RequestBody CustomerAgreement given) {
		CustomerAccess.reading(caller);
		PersonCheck check = new PersonCheck(this.clock.instant());
		Consent consent = consent(given, check);
		if (!check.faults().isEmpty()) {
			throw Problems.invalid(check.faults());
		}
		return visible(caller, id).then(this.changes.agree(id, consent, caller.sites()))
			.flatMap((agreeing) -> detail(caller, agreeing.id()));
	}

	private static @Nullable Consent consent(CustomerAgreement given, PersonCheck check) {
		if (!Boolean.TRUE.equals(given.given())) {
			return null;
		}
		Instant at = check.past("at", given.at());
		if (given.source() == null) {
			check.add("source", "missing", "'source' is missing: say where the customer agreed.");
			return null;
		}
		return new Consent(at, given.source(), Boolean.TRUE.equals(given.linkAnswers()));
	}

	@PostMapping("/{id}/merge")
	Mono<ResponseEntity<CustomerDetail>> merge(Caller caller, @PathVariable UUID id,
			@Valid @RequestBody OtherCustomer other) {
		CustomerAccess.managing(caller);
		return visible(caller, id).then(visible(caller, other.other()))
			.then(this.changes.merge(id, other.other(), caller))
			.then(Mono.defer(() -> detail(caller, id)));
	}

	@PostMapping("/{id}/merges/{merge}/undo")
	Mono<ResponseEntity<CustomerDetail>> undo(Caller caller, @PathVariable UUID id, @PathVariable UUID merge) {
		CustomerAccess.managing(caller);
		return visible(caller, id).then(this.changes.undo(id, merge, caller.sites()))
			.then(Mono.defer(() -> detail(caller, id)));
	}

	@PostMapping("/{id}/erase")
	Mono<ResponseEntity<CustomerDetail>> erase(Caller caller, @PathVariable UUID id) {
		CustomerAccess.managing(caller);
		return visible(caller, id).then(this.changes.erase(id, caller.sites()))
			.then(Mono.defer(() -> detail(caller, id)));
	}

	@PostMapping("/{id}/departures")
	Mono<ResponseEntity<CustomerDetail>> depart(Caller caller, @PathVariable UUID id,
			@Valid @RequestBody NewDeparture given) {
		CustomerAccess.reading(caller);
		LocalDate today = this.clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
		LocalDate on = given.on(this.clock.instant());
		PersonCheck check = new PersonCheck(this.clock.instant());
		check.text("note", given.note(), 1000);
		if (on.isAfter(today.plusDays(1)) || on.getYear() < 1970) {
			check.add("departedOn", "out-of-range", "'departedOn' must not be in the future or before 1970.");
		}
		if (!check.faults().isEmpty()) {
			throw Problems.invalid(check.faults());
		}
		return visible(caller, id).flatMap((customer) -> {
			List<String> own = CustomerViews.own(caller, customer);
			String site = (given.site() != null) ? given.site() : own.getLast();
			caller.requireSite(site);
			return own.contains(site) ? this.departures.depart(id, site, given, caller) : Mono.error(Problems
				.invalid(new FieldFault("site", "unknown-site", "The customer was never met at that site.")));
		}).then(Mono.defer(() -> detail(caller, id)));
	}

	@PostMapping("/{id}/departures/{departure}/withdraw")
	Mono<ResponseEntity<CustomerDetail>> withdraw(Caller caller, @PathVariable UUID id, @PathVariable UUID departure) {
		CustomerAccess.reading(caller);
		return visible(caller, id).then(this.departures.withdraw(id, departure, caller))
			.then(Mono.defer(() -> detail(caller, id)));
	}

	private Mono<Customer> visible(Caller caller, UUID id) {
		return this.transaction.run(caller.sites(), this.queries.find(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("customer")));
	}

	private Mono<Person> person(NewCustomer given) {
		return this.register.place(given.site()).map((places) -> {
			PersonCheck check = new PersonCheck(this.clock.instant());
			Person person = check.check(given.person(), places.stream().findFirst().orElse(null));
			check.requireSomething(person);
			check.text("referredBy", given.referredBy(), 254);
			if (!check.faults().isEmpty()) {
				throw Problems.invalid(check.faults());
			}
			return person;
		});
	}

	private static long revision(@Nullable String ifMatch) {
		if (ifMatch == null) {
			throw Problems.of(HttpStatus.PRECONDITION_REQUIRED, "precondition-required",
					"Send the revision you have seen in If-Match.");
		}
		Matcher tag = TAG.matcher(ifMatch.strip());
		if (!tag.matches()) {
			throw Problems
				.invalid(new FieldFault("If-Match", "invalid", "'If-Match' is not an ETag that a customer had."));
		}
		return Long.parseLong(tag.group(1));
	}

	/** A customer to enter or as corrected. */
	record NewCustomer(@Nullable String site, @Nullable CustomerType customerType, @Nullable CustomerKind kind,
			@Nullable CustomerState state, @Nullable String name, @Nullable String email, @Nullable String phone,
			@Nullable String country, @Nullable String language, @Nullable NewConsent consent,
			@Nullable String referredBy) {

		private NewPerson person() {
			return new NewPerson(this.site, this.customerType, this.kind, this.name, this.email, this.phone,
					this.country, this.language, this.consent);
		}

		private CustomerState stateOrNew() {
			return (this.state != null) ? this.state : CustomerState.NEW;
		}

	}

	/**
	 * Whether the customer may be written to.
	 *
	 * @param given false: no longer
	 */
	record CustomerAgreement(@NotNull Boolean given, @Nullable ConsentSource source, @Nullable Instant at,
			@Nullable Boolean linkAnswers) {
	}

	/** Another entry of the same person. */
	record OtherCustomer(@NotNull UUID other) {
	}

}
