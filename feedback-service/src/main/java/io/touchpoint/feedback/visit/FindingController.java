package io.touchpoint.feedback.visit;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.Repetition;
import io.touchpoint.feedback.intake.TextCheck;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Security findings, for managers and head office alone.
 */
@RestController
class FindingController {

	/** What was done about it. */
	record HandledFinding(@NotBlank @Size(max = 2000) String note) {
	}

	private final FindingRepository findings;

	private final SiteScopedTransaction transaction;

	private final Ids ids;

	private final Clock clock;

	FindingController(FindingRepository findings, SiteScopedTransaction transaction, Ids ids, Clock clock) {
		this.findings = findings;
		this.transaction = transaction;
		this.ids = ids;
		this.clock = clock;
	}

	@GetMapping("/api/feedback/security-findings")
	Mono<Page<SecurityFinding>> securityFindings(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) SecurityFinding.@Nullable State state,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		manager(caller);
		String wanted = (site == null || site.isBlank()) ? null : site.strip();
		if (wanted != null) {
			caller.requireSite(wanted);
		}
		Cursor start = (after == null || after.isBlank()) ? null : Cursor.parse(after);
		return this.transaction
			.list(caller.sites(), this.findings.list(caller.sites(), wanted, state, start, limit + 1))
			.collectList()
			.map((rows) -> Page.of(rows, limit, SecurityFinding::cursor));
	}

	@GetMapping("/api/feedback/security-findings/{id}")
	Mono<SecurityFinding> securityFinding(Caller caller, @PathVariable UUID id) {
		manager(caller);
		return this.transaction.run(caller.sites(), this.findings.byId(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("security finding")));
	}

	@PostMapping("/api/feedback/security-findings")
	Mono<ResponseEntity<SecurityFinding>> recordSecurityFinding(Caller caller,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
			@Valid @RequestBody NewSecurityFinding wanted) {
		manager(caller);
		caller.requireSite(wanted.site());
		fit(Map.of("what", wanted.what(), "place", (wanted.place() != null) ? wanted.place() : ""));
		Repetition once = Repetition.of("security finding", caller, key, wanted);
		UUID id = this.ids.next();
		String place = (wanted.place() == null || wanted.place().isBlank()) ? null : wanted.place().strip();
		Mono<UUID> recording = this.findings.siteIsThere(wanted.site())
			.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(() -> Problems
				.invalid(new FieldFault("site", "unknown-site", "There is no such site here (yet)."))))
			.then(Mono.defer(() -> this.findings.insert(id, wanted.site(), null, wanted.kind(), wanted.what().strip(),
					place, this.clock.instant(), caller.name())))
			.thenReturn(id);
		return this.transaction.run(caller.sites(), once(once, recording).flatMap(this.findings::byId))
			.map((finding) -> ResponseEntity.created(URI.create("/api/feedback/security-findings/" + finding.id()))
				.body(finding));
	}

	/** What came before with the same key is not recorded again. */
	private Mono<UUID> once(@Nullable Repetition once, Mono<UUID> recording) {
		if (once == null) {
			return recording;
		}
		Mono<UUID> first = recording.flatMap((id) -> this.findings.sentWith(id, once).thenReturn(id));
		return this.findings.hold(once).then(this.findings.made(once)).switchIfEmpty(first);
	}

	@PostMapping("/api/feedback/security-findings/{id}/handle")
	Mono<SecurityFinding> handleSecurityFinding(Caller caller, @PathVariable UUID id,
			@Valid @RequestBody HandledFinding handled) {
		manager(caller);
		fit(Map.of("note", handled.note()));
		return this.transaction
			.run(caller.sites(),
					this.findings.handle(id, handled.note().strip(), this.clock.instant(), caller.name())
						.flatMap((changed) -> this.findings.byId(id)
							.switchIfEmpty(Mono.error(() -> Problems.notFound("security finding")))
							.flatMap((finding) -> (changed == 1) ? Mono.just(finding)
									: Mono.error(Problems.of(HttpStatus.CONFLICT, "already-handled",
											"Somebody has seen to this finding already.",
											Map.of("current", finding))))));
	}

	private static void fit(Map<String, String> texts) {
		List<FieldFault> faults = new ArrayList<>();
		texts.forEach((field, text) -> {
			if (!TextCheck.isFit(text)) {
				faults.add(new FieldFault(field, "unfit-characters",
						"'" + field + "' holds characters that cannot be stored."));
			}
		});
		if (!faults.isEmpty()) {
			throw Problems.invalid(faults);
		}
	}

	private static void manager(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
	}

}
