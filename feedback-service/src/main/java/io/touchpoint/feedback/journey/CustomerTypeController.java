package io.touchpoint.feedback.journey;

import java.util.List;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.customertype.WantedTypeRules;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.Revision;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What holds for a customer type at all sites, which head office sets.
 */
@RestController
@RequestMapping("/api/feedback/customer-types")
class CustomerTypeController {

	private final Journeys journeys;

	CustomerTypeController(Journeys journeys) {
		this.journeys = journeys;
	}

	@GetMapping
	Mono<List<CustomerTypeView>> customerTypes(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.journeys.rules().map((all) -> all.stream().map(CustomerTypeView::of).toList());
	}

	@PutMapping("/{customerType}")
	Mono<ResponseEntity<CustomerTypeView>> changeCustomerType(Caller caller, @PathVariable CustomerType customerType,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody WantedTypeRules wanted) {
		caller.requireOrganisation();
		return this.journeys.rules(customerType, Revision.seen(ifMatch), wanted, caller.name())
			.map(CustomerTypeView::of)
			.map((view) -> ResponseEntity.ok().eTag(Revision.tag(view.revision())).body(view));
	}

}
