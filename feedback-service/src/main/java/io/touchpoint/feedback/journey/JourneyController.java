package io.touchpoint.feedback.journey;

import java.net.URI;
import java.util.List;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The organisation's journeys, which head office sets up for all sites.
 */
@RestController
@RequestMapping("/api/feedback/journeys")
class JourneyController {

	private final Journeys journeys;

	JourneyController(Journeys journeys) {
		this.journeys = journeys;
	}

	@GetMapping
	Mono<List<JourneyView>> all(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.journeys.all();
	}

	@PostMapping("/{customerType}/touchpoints")
	Mono<ResponseEntity<JourneyView>> add(Caller caller, @PathVariable CustomerType customerType,
			@Valid @RequestBody NewTouchpoint wanted) {
		caller.requireOrganisation();
		requireFaultless(Texts.faults("name", wanted.name()));
		return this.journeys.add(customerType, wanted)
			.map((journey) -> ResponseEntity.created(URI.create("/api/feedback/journeys")).body(journey));
	}

	@PutMapping("/{customerType}/touchpoints/{touchpoint}")
	Mono<ResponseEntity<JourneyView>> change(Caller caller, @PathVariable CustomerType customerType,
			@PathVariable String touchpoint,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody ChangedTouchpoint wanted) {
		caller.requireOrganisation();
		requireFaultless(Texts.faults("name", wanted.name()));
		return this.journeys.change(customerType, touchpoint, Revision.seen(ifMatch), wanted)
			.map((journey) -> tagged(journey.stop(touchpoint).revision(), journey));
	}

	@PostMapping("/{customerType}/touchpoints/{touchpoint}/retire")
	Mono<ResponseEntity<JourneyView>> retire(Caller caller, @PathVariable CustomerType customerType,
			@PathVariable String touchpoint,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		caller.requireOrganisation();
		return this.journeys.retire(customerType, touchpoint, Revision.seen(ifMatch))
			.map((journey) -> tagged(journey.stop(touchpoint).revision(), journey));
	}

	@PostMapping("/{customerType}/touchpoints/{touchpoint}/restore")
	Mono<ResponseEntity<JourneyView>> restore(Caller caller, @PathVariable CustomerType customerType,
			@PathVariable String touchpoint,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		caller.requireOrganisation();
		return this.journeys.restore(customerType, touchpoint, Revision.seen(ifMatch))
			.map((journey) -> tagged(journey.stop(touchpoint).revision(), journey));
	}

	@PutMapping("/{customerType}/order")
	Mono<ResponseEntity<JourneyView>> reorder(Caller caller, @PathVariable CustomerType customerType,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody NewOrder wanted) {
		caller.requireOrganisation();
		return this.journeys.reorder(customerType, Revision.seen(ifMatch), wanted.touchpoints())
			.map((journey) -> tagged(journey.revision(), journey));
	}

	@PutMapping("/{customerType}/touchpoints/{touchpoint}/plan")
	Mono<ResponseEntity<JourneyView>> plan(Caller caller, @PathVariable CustomerType customerType,
			@PathVariable String touchpoint,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody EvaluationPlan plan) {
		caller.requireOrganisation();
		requireFaultless(plan.faults());
		return this.journeys.plan(customerType, touchpoint, Revision.seen(ifMatch), plan)
			.map((journey) -> tagged(journey.stop(touchpoint).planRevision(), journey));
	}

	private static ResponseEntity<JourneyView> tagged(long revision, JourneyView journey) {
		return ResponseEntity.ok().eTag(Revision.tag(revision)).body(journey);
	}

	private static void requireFaultless(List<FieldFault> faults) {
		if (!faults.isEmpty()) {
			throw Problems.invalid(faults);
		}
	}

}
