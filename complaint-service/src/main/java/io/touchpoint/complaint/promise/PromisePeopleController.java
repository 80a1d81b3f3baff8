package io.touchpoint.complaint.promise;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import io.touchpoint.complaint.casework.Colleagues;
import io.touchpoint.complaint.promise.PromiseQueries.Told;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
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

	/** Stands for the site's own address among the recipients. */
	static final String THE_SITE = "site";

	private final PromiseQueries queries;

	private final Sites sites;

	private final Colleagues colleagues;

	private final SiteScopedTransaction transaction;

	private final String publicUrl;

	PromisePeopleController(PromiseQueries queries, Sites sites, Colleagues colleagues,
			SiteScopedTransaction transaction, @Value("${touchpoint.public-url}") String publicUrl) {
		this.queries = queries;
		this.sites = sites;
		this.colleagues = colleagues;
		this.transaction = transaction;
		this.publicUrl = publicUrl.replaceFirst("/+$", "");
	}

	@GetMapping("/internal/promises/{id}/reminders/{recipient}")
	Mono<StaffContact> reminded(@PathVariable UUID id, @PathVariable String recipient) {
		return contact(id, recipient, PromiseState.OPEN);
	}

	@GetMapping("/internal/promises/{id}/breaches/{recipient}")
	Mono<StaffContact> alerted(@PathVariable UUID id, @PathVariable String recipient) {
		return contact(id, recipient, PromiseState.BROKEN);
	}

	private Mono<StaffContact> contact(UUID id, String recipient, PromiseState wanted) {
		return this.transaction.run(SiteScope.allSites(), this.queries.told(id))
			.filter((told) -> told.state() == wanted)
			.flatMap((told) -> this.sites.find(told.site())
				.flatMap((site) -> address(told, site, recipient).map((email) -> contact(told, site, email))))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("contact")));
	}

	private Mono<String> address(Told told, Site site, String recipient) {
		if (recipient.equals(THE_SITE)) {
			return (told.state() == PromiseState.BROKEN) ? Mono.justOrEmpty(site.contact().email()) : Mono.empty();
		}
		return (recipient.equals(told.madeBy()) || recipient.equals(told.owner()))
				? this.colleagues.address(recipient, told.site()) : Mono.empty();
	}

	private StaffContact contact(Told told, Site site, String email) {
		String language = site.languages().getFirst();
		return new StaffContact(email, language, told.reference(), Map.of("due", due(told, site.zone(), language),
				"url", this.publicUrl + "/complaints/" + told.complaint()));
	}

	/** The day, and the time unless the whole day counts. */
	private static String due(Told told, ZoneId zone, String language) {
		Locale locale = language.equals("en") ? Locale.UK : Locale.forLanguageTag(language);
		ZonedDateTime due = told.dueAt().atZone(zone);
		String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale).format(due.minusNanos(1));
		return due.toLocalTime().equals(LocalTime.MIDNIGHT) ? day
				: day + ", " + DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(due)
						+ " (" + zone.getId() + ")";
	}

	/**
	 * Where a colleague or the site is told.
	 *
	 * @param facts {@code due}: when the promise is or was due; {@code url}: the page of
	 * its case
	 */
	record StaffContact(String email, String language, String reference, Map<String, String> facts) {
	}

}
