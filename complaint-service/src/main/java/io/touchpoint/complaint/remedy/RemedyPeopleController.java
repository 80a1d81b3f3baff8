package io.touchpoint.complaint.remedy;

import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import io.touchpoint.complaint.casework.StaffContact;
import io.touchpoint.complaint.casework.StaffContacts;
import io.touchpoint.complaint.casework.StaffContacts.Subject;
import io.touchpoint.complaint.remedy.RemedyQueries.Told;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a fellow service which colleague to write to about a remedy, and what the mail
 * may say: no word of the customer, and neither which remedy it is nor what it costs.
 * Only while there is something to tell.
 */
@Hidden
@RestController
class RemedyPeopleController {

	private final RemedyQueries queries;

	private final StaffContacts contacts;

	private final SiteScopedTransaction transaction;

	RemedyPeopleController(RemedyQueries queries, StaffContacts contacts, SiteScopedTransaction transaction) {
		this.queries = queries;
		this.contacts = contacts;
		this.transaction = transaction;
	}

	/** Who is asked for a yes, while the remedy waits for one and its case goes on. */
	@GetMapping("/internal/remedies/{id}/approvers/{recipient}")
	Mono<StaffContact> approver(@PathVariable UUID id, @PathVariable String recipient) {
		return told(id).filter((told) -> told.state() == GrantState.WAITING && told.caseStatus().open())
			.flatMap((told) -> contact(told, recipient))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("contact")));
	}

	/** Who asked for it, once somebody decided. */
	@GetMapping("/internal/remedies/{id}/asker/{recipient}")
	Mono<StaffContact> asker(@PathVariable UUID id, @PathVariable String recipient) {
		return told(id).filter((told) -> told.state() != GrantState.WAITING && told.askedBy().id().equals(recipient))
			.flatMap((told) -> contact(told, recipient))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("contact")));
	}

	private Mono<Told> told(UUID id) {
		return this.transaction.run(SiteScope.allSites(), this.queries.told(id));
	}

	/** With {@code by}: who asked for it; {@code state}: how it stands. */
	private Mono<StaffContact> contact(Told told, String recipient) {
		return this.contacts.of(new Subject(told.site(), told.complaint(), told.reference()), recipient,
				(site) -> Map.of("by", told.askedBy().name(), "state", told.state().name()));
	}

}
