package io.touchpoint.feedback.journey;

import java.util.List;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Wording;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * How touchpoints stand against their evaluation plans.
 */
@RestController
class EvaluationController {

	/**
	 * A list with how long it would be without a limit.
	 */
	record Listed(int total, List<Evaluation> items) {
	}

	/**
	 * How many answers an interval takes.
	 */
	record Needed(int needed) {
	}

	/**
	 * How journeys begin and end.
	 *
	 * @param definition what is compared and when a bad end is reported, in a sentence
	 */
	record ImpressionList(String definition, List<Impression> items) {

		static final String DEFINITION = "Mean overall mark of customers, from 1 to 5, at the first and the last touchpoint"
				+ " that is switched on. A bad end is reported when the last is lower by the step or more, both have at"
				+ " least 10 marks, and the 95 % interval of the difference lies below zero. Where no mark was"
				+ " given, a tapped face stands in (1 to 4 of 4 as 2 to 5 of 5), and the figure says how many do.";

	}

	private final Evaluations evaluations;

	private final Impressions impressions;

	EvaluationController(Evaluations evaluations, Impressions impressions) {
		this.evaluations = evaluations;
		this.impressions = impressions;
	}

	/**
	 * Site by site, each in the order of its journeys.
	 * @param pastDue only those whose due date went by
	 */
	@GetMapping("/api/feedback/evaluations")
	Mono<Listed> list(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable String region,
			@RequestParam(required = false) @Nullable CustomerType customerType,
			@RequestParam(required = false) Standing.@Nullable State state,
			@RequestParam(defaultValue = "false") boolean pastDue,
			@RequestParam(defaultValue = Wording.FALLBACK) String lang,
			@RequestParam(defaultValue = "500") @Min(1) @Max(5000) int limit) {
		return find(caller, site, region, customerType, lang)
			.map((all) -> all.stream()
				.filter((one) -> state == null || one.state() == state)
				.filter((one) -> !pastDue || one.missedOn() != null)
				.toList())
			.map((found) -> new Listed(found.size(), found.stream().limit(limit).toList()));
	}

	@GetMapping("/api/feedback/coverage")
	Mono<Coverage> coverage(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable String region,
			@RequestParam(required = false) @Nullable CustomerType customerType,
			@RequestParam(defaultValue = Wording.FALLBACK) String lang) {
		return find(caller, site, region, customerType, lang).map(Coverage::of);
	}

	/** How the journeys of sites begin and end: good start, bad end. */
	@GetMapping("/api/feedback/impressions")
	Mono<ImpressionList> impressions(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable String region,
			@RequestParam(required = false) @Nullable CustomerType customerType,
			@RequestParam(required = false) GoodStart.@Nullable Verdict verdict,
			@RequestParam(defaultValue = Wording.FALLBACK) String lang) {
		requireReading(caller, site);
		return this.impressions.list(caller.sites(), new EvaluationFilter(site, region, customerType), lang)
			.map((all) -> new ImpressionList(ImpressionList.DEFINITION,
					all.stream().filter((one) -> verdict == null || one.verdict() == verdict).toList()));
	}

	@GetMapping("/api/feedback/sample-size")
	Needed sampleSize(Caller caller, @RequestParam @DecimalMin("0.01") @DecimalMax("0.5") double halfWidth,
			@RequestParam int level,
			@RequestParam(required = false) @Min(1) @Max(1_000_000_000) @Nullable Long contacts) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		if (!SampleSize.levels().contains(level)) {
			throw Problems.invalid(new FieldFault("level", "unknown-value", "'level' must be 80, 90, 95 or 99."));
		}
		return new Needed(SampleSize.needed(halfWidth, level, contacts));
	}

	private static void requireReading(Caller caller, @Nullable String site) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		if (site != null && !site.isBlank()) {
			caller.requireSite(site);
		}
	}

	private Mono<List<Evaluation>> find(Caller caller, @Nullable String site, @Nullable String region,
			@Nullable CustomerType customerType, String lang) {
		requireReading(caller, site);
		return this.evaluations.shown(caller, new EvaluationFilter(site, region, customerType), lang);
	}

}
