package io.touchpoint.complaint.corrective;

import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import io.touchpoint.complaint.casework.StaffContact;
import io.touchpoint.complaint.casework.StaffContacts;
import io.touchpoint.complaint.casework.StaffContacts.Subject;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a fellow service where to write to the owner of a corrective action, and what the
 * mail may say: not what is to be done, which may speak of a customer. Only who owns an
 * action that is open may know.
 */
@Hidden
@RestController
class ActionPeopleController {

	private final ActionRepository actions;

	private final StaffContacts contacts;

	private final SiteScopedTransaction transaction;

	ActionPeopleController(ActionRepository actions, StaffContacts contacts, SiteScopedTransaction transaction) {
		this.actions = actions;
		this.contacts = contacts;
		this.transaction = transaction;
	}

	/**
	 * Whom to write to, {@code due}: by the end of which day; a 404 problem if there is
	 * nothing to tell them.
	 */
	@GetMapping("/internal/corrective-actions/{id}/owner/{recipient}")
	Mono<StaffContact> actionOwner(@PathVariable UUID id, @PathVariable String recipient) {
		return this.transaction.run(SiteScope.allSites(), this.actions.open(id))
			.filter((told) -> told.owner().equals(recipient))
			.flatMap((told) -> this.contacts.of(new Subject(told.site(), told.complaint(), told.reference()), recipient,
					(site) -> Map.of("due", StaffContacts.day(told.dueOn(), site))))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("contact")));
	}

}
