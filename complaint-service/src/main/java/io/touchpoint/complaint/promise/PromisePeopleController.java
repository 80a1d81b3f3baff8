package io.touchpoint.complaint.promise;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import io.touchpoint.complaint.casework.StaffContact;
import io.touchpoint.complaint.casework.StaffContacts;
import io.touchpoint.complaint.casework.StaffContacts.Subject;
import io.touchpoint.complaint.promise.PromiseQueries.Told;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a fellow service which colleague to write to about a promise, and what the mail
 * may say: neither the promise nor whom it was made to. Who made it, who owns the case
 * and, of a breach, the site itself may know, and nobody else; and only while there is
 * something to tell.
 */
@Hidden
@RestController
class PromisePeopleController {

	private final PromiseQueries queries;

	private final StaffContacts contacts;

	private final SiteScopedTransaction transaction;

	PromisePeopleController(PromiseQueries queries, StaffContacts contacts, SiteScopedTransaction transaction) {
		this.queries = queries;
		this.contacts = contacts;
		this.transaction = transaction;
	}

	@GetMapping("/internal/promises/{id}/reminders/{recipient}")
	Mono<StaffContact> reminded(@PathVariable UUID id, @PathVariable String recipient) {
		return contact(id, recipient, PromiseState.OPEN);
	}

	@GetMapping("/internal/promises/{id}/breaches/{recipient}")
	Mono<StaffContact> alerted(@PathVariable UUID id, @PathVariable String recipient) {
		return contact(id, recipient, PromiseState.BROKEN);
	}

	/** With {@code due}: when the promise is or was due. */
	private Mono<StaffContact> contact(UUID id, String recipient, PromiseState wanted) {
		return this.transaction.run(SiteScope.allSites(), this.queries.told(id))
			.filter((told) -> told.state() == wanted && mayKnow(told, recipient))
			.flatMap((told) -> this.contacts.of(new Subject(told.site(), told.complaint(), told.reference()), recipient,
					(site) -> Map.of("due", due(told, site))))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("contact")));
	}

	private static boolean mayKnow(Told told, String recipient) {
		return recipient.equals(StaffContacts.THE_SITE) ? told.state() == PromiseState.BROKEN
				: recipient.equals(told.madeBy()) || recipient.equals(told.owner());
	}

	/** The day, and the time unless the whole day counts. */
	private static String due(Told told, Site site) {
		ZonedDateTime due = told.dueAt().atZone(site.zone());
		String day = StaffContacts.day(due.minusNanos(1), site);
		return due.toLocalTime().equals(LocalTime.MIDNIGHT) ? day
				: day + ", "
						+ DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
							.withLocale(StaffContacts.locale(site))
							.format(due)
						+ " (" + site.zone().getId() + ")";
	}

}
