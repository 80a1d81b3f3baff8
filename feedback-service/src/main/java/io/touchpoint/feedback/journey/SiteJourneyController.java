package io.touchpoint.feedback.journey;

import java.util.List;

import jakarta.validation.Valid;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Wording;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a site does otherwise than the organisation at a touchpoint. Each change answers
 * how the touchpoint stands then.
 */
@RestController
@RequestMapping("/api/feedback/sites/{site}/touchpoints/{customerType}/{touchpoint}")
class SiteJourneyController {

	private final Journeys journeys;

	private final JourneyRepository repository;

	private final Evaluations evaluations;

	SiteJourneyController(Journeys journeys, JourneyRepository repository, Evaluations evaluations) {
		this.journeys = journeys;
		this.repository = repository;
		this.evaluations = evaluations;
	}

	@PutMapping("/plan")
	Mono<Evaluation> plan(Caller caller, @PathVariable String site, @PathVariable CustomerType customerType,
			@PathVariable String touchpoint, @RequestParam(defaultValue = Wording.FALLBACK) String lang,
			@Valid @RequestBody EvaluationPlan plan) {
		requireSite(caller, site);
		List<FieldFault> faults = plan.faults();
		if (!faults.isEmpty()) {
			throw Problems.invalid(faults);
		}
		return this.journeys
			.atSite(caller.sites(), site, customerType, touchpoint,
					(now) -> this.repository.saveSitePlan(site, customerType, touchpoint, plan, now))
			.then(standing(caller, site, customerType, touchpoint, lang));
	}

	@DeleteMapping("/plan")
	Mono<Evaluation> dropPlan(Caller caller, @PathVariable String site, @PathVariable CustomerType customerType,
			@PathVariable String touchpoint, @RequestParam(defaultValue = Wording.FALLBACK) String lang) {
		requireSite(caller, site);
		return this.journeys
			.atSite(caller.sites(), site, customerType, touchpoint,
					(now) -> this.repository.dropSitePlan(site, customerType, touchpoint, now))
			.then(standing(caller, site, customerType, touchpoint, lang));
	}

	@PostMapping("/off")
	Mono<Evaluation> off(Caller caller, @PathVariable String site, @PathVariable CustomerType customerType,
			@PathVariable String touchpoint, @RequestParam(defaultValue = Wording.FALLBACK) String lang) {
		return setActive(caller, site, customerType, touchpoint, false, lang);
	}

	@PostMapping("/on")
	Mono<Evaluation> on(Caller caller, @PathVariable String site, @PathVariable CustomerType customerType,
			@PathVariable String touchpoint, @RequestParam(defaultValue = Wording.FALLBACK) String lang) {
		return setActive(caller, site, customerType, touchpoint, true, lang);
	}

	private Mono<Evaluation> setActive(Caller caller, String site, CustomerType customerType, String touchpoint,
			boolean active, String lang) {
		requireSite(caller, site);
		return this.journeys
			.atSite(caller.sites(), site, customerType, touchpoint,
					(now) -> this.repository.setActive(site, customerType, touchpoint, active, now))
			.then(standing(caller, site, customerType, touchpoint, lang));
	}

	private Mono<Evaluation> standing(Caller caller, String site, CustomerType customerType, String touchpoint,
			String lang) {
		return this.evaluations.shown(caller, new EvaluationFilter(site, null, customerType), lang)
			.flatMapIterable((all) -> all)
			.filter((one) -> one.touchpoint().equals(touchpoint))
			.next()
			.switchIfEmpty(Mono.error(() -> Problems.notFound("touchpoint of this site")));
	}

	private static void requireSite(Caller caller, String site) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		caller.requireSite(site);
	}

}
