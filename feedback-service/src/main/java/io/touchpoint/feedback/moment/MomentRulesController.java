package io.touchpoint.feedback.moment;

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

import io.touchpoint.feedback.intake.MomentRules;
import io.touchpoint.feedback.intake.RateRules;
import io.touchpoint.feedback.intake.RuleBook;
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
 * Head office says what counts as misery and magic, and when taps alarm.
 */
@RestController
class MomentRulesController {

	private static final int SHOWN = 50;

	private final RuleBook rules;

	MomentRulesController(RuleBook rules) {
		this.rules = rules;
	}

	@GetMapping("/api/feedback/moment-rules")
	Mono<RulesView> momentRules(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.rules.current()
			.flatMap((current) -> this.rules.changes(SHOWN)
				.map(RulesVersion::of)
				.collectList()
				.map((changes) -> new RulesView(RulesVersion.of(current), changes)));
	}

	@PutMapping("/api/feedback/moment-rules")
	Mono<ResponseEntity<RulesVersion>> changeMomentRules(Caller caller,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody WantedRules wanted) {
		caller.requireOrganisation();
		long seen = Revision.seen(ifMatch);
		if (wanted.miseryOverall() >= wanted.magicOverall()) {
			throw Problems.invalid(new FieldFault("magicOverall", "out-of-range",
					"'magicOverall' must be above 'miseryOverall': no mark is both."));
		}
		return this.rules.change(wanted.moments(), wanted.rate(), seen, caller.name())
			.switchIfEmpty(Mono.defer(() -> this.rules.current().flatMap(MomentRulesController::stale)))
			.map(RulesVersion::of)
			.map((changed) -> ResponseEntity.ok().eTag(Revision.tag(changed.version())).body(changed));
	}

	private static <T> Mono<T> stale(RuleBook.Rules newer) {
		return Mono.error(Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
				"Somebody changed the rules in the meantime; look at them again.",
				Map.of("current", RulesVersion.of(newer))));
	}

	/** The rules that count, and how they came about. */
	record RulesView(RulesVersion current, List<RulesVersion> changes) {
	}

	/**
	 * A version of the rules; 0 is what comes with the service.
	 */
	record RulesVersion(int version, int miseryOverall, int miserySmiley, int miseryNps, int miseryGap,
			int magicOverall, int rateAnswers, long rateMinutes, long quietMinutes, @Nullable Instant changedAt,
			@Nullable String changedBy) {

		static RulesVersion of(RuleBook.Rules rules) {
			MomentRules moments = rules.moments();
			RateRules rate = rules.rate();
			return new RulesVersion(rules.version(), moments.miseryOverall(), moments.miserySmiley(),
					moments.miseryNps(), moments.miseryGap(), moments.magicOverall(), rate.answers(),
					rate.window().toMinutes(), rate.quiet().toMinutes(), rules.changedAt(), rules.changedBy());
		}

	}

	/** The rules that are to count from now on. */
	record WantedRules(@NotNull @Min(1) @Max(4) Integer miseryOverall, @NotNull @Min(1) @Max(3) Integer miserySmiley,
			@NotNull @Min(0) @Max(9) Integer miseryNps, @NotNull @Min(-4) @Max(-1) Integer miseryGap,
			@NotNull @Min(3) @Max(5) Integer magicOverall, @NotNull @Min(2) @Max(100) Integer rateAnswers,
			@NotNull @Min(1) @Max(1440) Integer rateMinutes, @NotNull @Min(1) @Max(1440) Integer quietMinutes) {

		MomentRules moments() {
			return new MomentRules(this.miseryOverall, this.miserySmiley, this.miseryNps, this.miseryGap,
					this.magicOverall);
		}

		RateRules rate() {
			return new RateRules(this.rateAnswers, Duration.ofMinutes(this.rateMinutes),
					Duration.ofMinutes(this.quietMinutes));
		}

	}

}
