package io.touchpoint.feedback.kiosk;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.journey.Surveys;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
 * Staff set kiosks up, pair them and shut them out.
 */
@RestController
class KioskController {

	/**
	 * A kiosk and the code to type on its device, which is told only now.
	 */
	record KioskPairing(KioskQueries.KioskItem kiosk, String code, Instant until) {
	}

	private final KioskQueries queries;

	private final KioskRepository repository;

	private final Surveys surveys;

	private final Questionnaires questionnaires;

	private final KioskSecrets secrets;

	private final SiteScopedTransaction transaction;

	private final KioskProperties properties;

	private final Ids ids;

	private final Clock clock;

	KioskController(KioskQueries queries, KioskRepository repository, Surveys surveys, Questionnaires questionnaires,
			KioskSecrets secrets, SiteScopedTransaction transaction, KioskProperties properties, Ids ids, Clock clock) {
		this.queries = queries;
		this.repository = repository;
		this.surveys = surveys;
		this.questionnaires = questionnaires;
		this.secrets = secrets;
		this.transaction = transaction;
		this.properties = properties;
		this.ids = ids;
		this.clock = clock;
	}

	@GetMapping("/api/feedback/kiosks")
	Mono<Page<KioskQueries.KioskItem>> list(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable CustomerType customerType,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		if (site != null && !site.isBlank()) {
			caller.requireSite(site);
		}
		Cursor from = (after != null) ? Cursor.parse(after) : null;
		return this.transaction.list(caller.sites(), this.queries.list(site, customerType, from, limit + 1))
			.collectList()
			.map((rows) -> Page.of(rows, limit, (row) -> new Cursor(row.createdAt(), row.id())));
	}

	@GetMapping("/api/feedback/kiosks/{id}")
	Mono<ResponseEntity<KioskQueries.KioskItem>> read(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.transaction.run(caller.sites(), this.queries.byId(id))
			.switchIfEmpty(unknown())
			.map(KioskController::tagged);
	}

	@PostMapping("/api/feedback/kiosks")
	Mono<ResponseEntity<KioskPairing>> create(Caller caller, @Valid @RequestBody NewKiosk wanted) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		caller.requireSite(wanted.site());
		return hashed(wanted.pin()).flatMap((pin) -> this.transaction.run(caller.sites(), store(wanted, pin)))
			.map((made) -> ResponseEntity.created(URI.create("/api/feedback/kiosks/" + made.kiosk().id())).body(made));
	}

	private Mono<KioskPairing> store(NewKiosk wanted, KioskSecrets.Pin pin) {
		return this.surveys
			.at(List.of(wanted.site()), List.of(wanted.touchpoint()), Channel.KIOSK, wanted.customerType())
			.collectList()
			.map((found) -> found.stream()
				.findFirst()
				.orElseThrow(() -> Problems.invalid(new FieldFault("touchpoint", "unknown-touchpoint",
						"The journey there has no touchpoint '" + wanted.touchpoint() + "'."))))
			.flatMap((survey) -> this.questionnaires.requireForKiosk(survey.questionnaire(), "touchpoint")
				.thenReturn(survey.code()))
			.map((survey) -> new Device(this.ids.next(), wanted.site(), survey, wanted.name().strip(),
					NewKiosk.or(wanted.idleSeconds(), this.properties.idleSeconds()),
					NewKiosk.or(wanted.misuseSeconds(), this.properties.misuseSeconds()),
					NewKiosk.or(wanted.questions(), this.properties.questions()), pin.salt(), pin.hash()))
			.flatMap((kiosk) -> {
				Instant now = this.clock.instant();
				Instant until = now.plus(this.properties.pairingFor());
				String code = this.secrets.code();
				return this.repository.insert(kiosk, KioskSecrets.hashOfCode(code), until, now)
					.then(this.queries.byId(kiosk.id()))
					.map((item) -> new KioskPairing(item, spaced(code), until));
			});
	}

	@PutMapping("/api/feedback/kiosks/{id}")
	Mono<ResponseEntity<KioskQueries.KioskItem>> change(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody KioskChange change) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		long seen = Revision.seen(ifMatch);
		Mono<Optional<KioskSecrets.Pin>> pin = (change.pin() != null) ? hashed(change.pin()).map(Optional::of)
				: Mono.just(Optional.empty());
		return pin
			.flatMap((hash) -> this.transaction.run(caller.sites(),
					this.repository.change(id, seen, change, hash.orElse(null))
						.flatMap((changed) -> this.queries.byId(id)
							.flatMap((kiosk) -> (changed == 1) ? Mono.just(kiosk) : stale(kiosk)))))
			.switchIfEmpty(unknown())
			.map(KioskController::tagged);
	}

	private static ResponseEntity<KioskQueries.KioskItem> tagged(KioskQueries.KioskItem kiosk) {
		return ResponseEntity.ok().eTag(Revision.tag(kiosk.revision())).body(kiosk);
	}

	private static <T> Mono<T> stale(KioskQueries.KioskItem newer) {
		return Mono.error(Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
				"The kiosk was changed in the meantime.", Map.of("current", newer)));
	}

	/**
	 * Works for a kiosk that is paired too: its device is shut out once another one took
	 * the code.
	 */
	@PostMapping("/api/feedback/kiosks/{id}/pairing")
	Mono<KioskPairing> pair(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		String code = this.secrets.code();
		Instant until = this.clock.instant().plus(this.properties.pairingFor());
		return this.transaction
			.run(caller.sites(),
					this.repository.offerPairing(id, KioskSecrets.hashOfCode(code), until).then(this.queries.byId(id)))
			.map((item) -> new KioskPairing(item, spaced(code), until))
			.switchIfEmpty(unknown());
	}

	@PostMapping("/api/feedback/kiosks/{id}/revoke")
	Mono<KioskQueries.KioskItem> revoke(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		return this.transaction
			.run(caller.sites(), this.repository.revoke(id, this.clock.instant()).then(this.queries.byId(id)))
			.switchIfEmpty(unknown());
	}

	/** Stretching takes tens of milliseconds, so it has no place on an event loop. */
	private Mono<KioskSecrets.Pin> hashed(String digits) {
		return Mono.fromCallable(() -> this.secrets.pin(digits)).subscribeOn(Schedulers.boundedElastic());
	}

	private static String spaced(String code) {
		return code.substring(0, code.length() / 2) + "-" + code.substring(code.length() / 2);
	}

	private static <T> Mono<T> unknown() {
		return Mono.error(() -> Problems.notFound("kiosk"));
	}

}
