package io.touchpoint.feedback.invitation;

import java.util.Map;
import java.util.UUID;

import reactor.core.publisher.Mono;

import io.touchpoint.feedback.customertype.TypeRules;
import io.touchpoint.feedback.questionnaire.CustomerType;

/**
 * Invites customers who came, by the rules as they were when somebody asked for this: a
 * batch of visits reads them once.
 */
public final class AfterVisits {

	private final Invitations invitations;

	private final InvitationRules rules;

	private final Map<CustomerType, TypeRules> types;

	AfterVisits(Invitations invitations, InvitationRules rules, Map<CustomerType, TypeRules> types) {
		this.invitations = invitations;
		this.rules = rules;
		this.types = types;
	}

	/**
	 * Invites a customer who came, if the rules let it, in the caller's transaction,
	 * which must see every site. After a first visit the thanks carry the invitation;
	 * after a later one it has a mail of its own.
	 */
	public Mono<Void> invite(UUID customer, String site, boolean first) {
		boolean wanted = first ? this.rules.afterFirstVisit() : this.rules.afterVisit();
		return wanted ? this.invitations.afterVisit(customer, site, first, this.rules, this.types) : Mono.empty();
	}

}
