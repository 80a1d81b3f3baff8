package io.touchpoint.feedback.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Head office says how often customers are asked, and when they are reminded.
 */
@RestController
class InvitationRulesController {

	private static final int SHOWN = 50;

	private final InvitationRuleRepository rules;

	InvitationRulesController(InvitationRuleRepository rules) {
		this.rules = rules;
	}

	/**
	 * A version of the rules; 0 is what comes with the service.
	 *
	 * @param remindAfter as a duration (ISO 8601), because whoever runs the platform may
	 * set less than a day
	 */
	record InvitationRulesVersion(int version, long restDays, long remindDays, long goodDays, long delayHours,
			String remindAfter, boolean afterFirstVisit, boolean afterVisit, @Nullable Instant changedAt,
			@Nullable String changedBy) {

		static InvitationRulesVersion of(InvitationRules rules) {
			return new InvitationRulesVersion(rules.version(), rules.rest().toDays(), rules.remindAfter().toDays(),
					rules.goodFor().toDays(), rules.delay().toHours(), rules.remindAfter().toString(),
					rules.afterFirstVisit(), rules.afterVisit(), rules.changedAt(), rules.changedBy());
		}

	}

	/**
	 * The rules that count, what comes with the service, and how the first came about.
	 */
	record InvitationRulesView(InvitationRulesVersion current, InvitationRulesVersion usual,
			List<InvitationRulesVersion> changes) {
	}

	/** The rules that are to count from now on. */
	record WantedInvitationRules(@NotNull @Min(1) @Max(365) Integer restDays,
			@NotNull @Min(1) @Max(60) Integer remindDays, @NotNull @Min(2) @Max(180) Integer goodDays,
			@NotNull @Min(0) @Max(720) Integer delayHours, @NotNull Boolean afterFirstVisit,
			@NotNull Boolean afterVisit) {

		InvitationRules rules() {
			return new InvitationRules(0, Duration.ofDays(this.restDays), Duration.ofDays(this.remindDays),
					Duration.ofDays(this.goodDays), Duration.ofHours(this.delayHours), this.afterFirstVisit,
					this.afterVisit, null, null);
		}

	}

	@GetMapping("/api/feedback/invitation-rules")
	Mono<ResponseEntity<InvitationRulesView>> invitationRules(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.rules.current()
			.flatMap((current) -> this.rules.changes(SHOWN)
				.map(InvitationRulesVersion::of)
				.collectList()
				.map((changes) -> new InvitationRulesView(InvitationRulesVersion.of(current),
						InvitationRulesVersion.of(this.rules.usual()), changes)))
			.map((view) -> ResponseEntity.ok().eTag(Revision.tag(view.current().version())).body(view));
	}

	@PutMapping("/api/feedback/invitation-rules")
	Mono<ResponseEntity<InvitationRulesVersion>> changeInvitationRules(Caller caller,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody WantedInvitationRules wanted) {
		caller.requireOrganisation();
		long seen = Revision.seen(ifMatch);
		if (wanted.remindDays() >= wanted.goodDays()) {
			throw Problems.invalid(new FieldFault("remindDays", "out-of-range",
					"'remindDays' must be below 'goodDays': a reminder of what cannot be answered any more is none."));
		}
		return this.rules.change(wanted.rules(), seen, caller.name())
			.switchIfEmpty(Mono.defer(() -> this.rules.current().flatMap(InvitationRulesController::stale)))
			.map(InvitationRulesVersion::of)
			.map((changed) -> ResponseEntity.ok().eTag(Revision.tag(changed.version())).body(changed));
	}

	private static <T> Mono<T> stale(InvitationRules newer) {
		return Mono.error(Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
				"Somebody changed the rules in the meantime; look at them again.",
				Map.of("current", InvitationRulesVersion.of(newer))));
	}

}
