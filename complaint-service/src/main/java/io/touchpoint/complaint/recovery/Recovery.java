package io.touchpoint.complaint.recovery;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.About;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.AnswerLinks;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.Classification;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Desk;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Intake;
import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.NewCase;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Opens the cases that alerts ask for, each once: the alert's id is the key of its case.
 */
@Component
class Recovery {

	private static final Logger logger = LoggerFactory.getLogger(Recovery.class);

	/** In a list of cases the touchpoint alone would tell none from the other. */
	private static final int LONGEST_SUBJECT = 80;

	private final RecoveryRepository requests;

	private final AlertLookup lookup;

	private final Intake intake;

	private final AnswerLinks links;

	private final SiteScopedTransaction transaction;

	private final RecoverySettings settings;

	private final Clock clock;

	Recovery(RecoveryRepository requests, AlertLookup lookup, Intake intake, AnswerLinks links,
			SiteScopedTransaction transaction, RecoverySettings settings, Clock clock) {
		this.requests = requests;
		this.lookup = lookup;
		this.intake = intake;
		this.links = links;
		this.transaction = transaction;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Opens what is due; one that fails waits for a later sweep and keeps nobody else up.
	 */
	Mono<Void> sweep() {
		return this.transaction
			.list(SiteScope.allSites(), this.requests.due(this.clock.instant(), this.settings.sweepBatch()))
			.collectList()
			.flatMapIterable((due) -> due)
			.concatMap((request) -> recover(request).onErrorResume((ex) -> later(request, ex)))
			.then();
	}

	/**
	 * A customer who told more has a case already, and so has an answer that somebody
	 * made a complaint of, be it while the customer is asked for.
	 */
	private Mono<Void> recover(RecoveryRequest request) {
		return this.links.of(SiteScope.of(request.site()), List.of(request.response()))
			.next()
			.map(AnswerLinks.Link::complaint)
			.switchIfEmpty(this.lookup.find(request.alert()).flatMap((customer) -> open(request, customer)))
			.flatMap((complaint) -> done(request, complaint).thenReturn(complaint))
			.switchIfEmpty(Mono.defer(() -> nobody(request)))
			.then();
	}

	private Mono<UUID> open(RecoveryRequest request, AlertLookup.Customer customer) {
		String id = request.alert().toString();
		return this.intake
			.receive(request.site(), (site) -> caseOf(site.code(), customer), Actor.CLOCK,
					IntakeKey.of("alert", id, id),
					(received) -> this.links.claim(List.of(request.response()), customer.overall(), received))
			.map(Complaint::id)
			.onErrorResume(AnswerLinks::first);
	}

	private static NewCase caseOf(String site, AlertLookup.Customer customer) {
		String comment = PlainText.orNull(customer.comment());
		Classification as = new Classification(Severity.NORMAL, List.of(Cause.OTHER),
				CustomerType.valueOf(customer.customerType()), About.SERVICE, null, Formality.FORMAL);
		Matter matter = new Matter(Channel.SURVEY, as,
				(comment != null) ? PlainText.beginning(comment, LONGEST_SUBJECT) : customer.touchpoint(),
				(comment != null) ? comment : customer.touchpoint(), customer.language());
		return new NewCase(site, matter, new Contact(customer.email(), PlainText.orNull(customer.name())), null,
				Desk.NOBODY, null);
	}

	private Mono<Void> done(RecoveryRequest request, UUID complaint) {
		return this.transaction.run(SiteScope.of(request.site()),
				this.requests.done(request.alert(), complaint, this.clock.instant()));
	}

	private Mono<UUID> nobody(RecoveryRequest request) {
		return this.transaction.run(SiteScope.of(request.site()),
				this.requests.done(request.alert(), null, this.clock.instant()).then(Mono.empty()));
	}

	private Mono<Void> later(RecoveryRequest request, Throwable why) {
		logger.warn("The case for alert {} could not be opened yet: {}", request.alert(), why.toString());
		return this.transaction.run(SiteScope.of(request.site()),
				this.requests.later(request.alert(), this.clock.instant().plus(request.pause())));
	}

}
