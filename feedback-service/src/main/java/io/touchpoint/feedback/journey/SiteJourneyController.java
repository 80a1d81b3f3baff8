package io.touchpoint.feedback.journey;

import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Wording;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
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
	Mono<ResponseEntity<Evaluation>> plan(Caller caller, @PathVariable String site,
			@PathVariable CustomerType customerType, @PathVariable String touchpoint,
			@RequestParam(defaultValue = Wording.FALLBACK) String lang,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody EvaluationPlan plan) {
		requireSite(caller, site);
		List<FieldFault> faults = plan.faults();
		if (!faults.isEmpty()) {
			throw Problems.invalid(faults);
		}
		return this.journeys
			.atSite(caller.sites(), site, customerType, touchpoint, Revision.seen(ifMatch),
					(now) -> this.repository.saveSitePlan(site, customerType, touchpoint, plan, now))
			.flatMap((changed) -> answer(changed, standing(caller, site, customerType, touchpoint, lang)));
	}

	@DeleteMapping("/plan")
	Mono<ResponseEntity<Evaluation>> dropPlan(Caller caller, @PathVariable String site,
			@PathVariable CustomerType customerType, @PathVariable String touchpoint,
			@RequestParam(defaultValue = Wording.FALLBACK) String lang,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		requireSite(caller, site);
		return this.journeys
			.atSite(caller.sites(), site, customerType, touchpoint, Revision.seen(ifMatch),
					(now) -> this.repository.dropSitePlan(site, customerType, touchpoint, now))
			.flatMap((changed) -> answer(changed, standing(caller, site, customerType, touchpoint, lang)));
	}

	@PostMapping("/off")
	Mono<ResponseEntity<Evaluation>> off(Caller caller, @PathVariable String site,
			@PathVariable CustomerType customerType, @PathVariable String touchpoint,
			@RequestParam(defaultValue = Wording.FALLBACK) String lang,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		return setActive(caller, site, customerType, touchpoint, false, lang, ifMatch);
	}

	@PostMapping("/on")
	Mono<ResponseEntity<Evaluation>> on(Caller caller, @PathVariable String site,
			@PathVariable CustomerType customerType, @PathVariable String touchpoint,
			@RequestParam(defaultValue = Wording.FALLBACK) String lang,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		return setActive(caller, site, customerType, touchpoint, true, lang, ifMatch);
	}

	private Mono<ResponseEntity<Evaluation>> setActive(Caller caller, String site, CustomerType customerType,
			String touchpoint, boolean active, String lang, @Nullable String ifMatch) {
		requireSite(caller, site);
		return this.journeys
			.atSite(caller.sites(), site, customerType, touchpoint, Revision.optional(ifMatch),
					(now) -> this.repository.setActive(site, customerType, touchpoint, active, now))
			.flatMap((changed) -> answer(changed, standing(caller, site, customerType, touchpoint, lang)));
	}

	/** How it stands now, be it as what the caller's change has to be weighed against. */
	private static Mono<ResponseEntity<Evaluation>> answer(boolean changed, Mono<Evaluation> standing) {
		return standing.flatMap(
				(one) -> changed ? Mono.just(ResponseEntity.ok().eTag(Revision.tag(one.revision())).body(one))
						: Mono.error(Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
								"What the site does otherwise here was changed in the meantime.",
								Map.of("current", one))));
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
