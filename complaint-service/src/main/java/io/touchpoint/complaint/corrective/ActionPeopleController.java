package io.touchpoint.complaint.corrective;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import io.touchpoint.complaint.casework.Colleagues;
import io.touchpoint.complaint.corrective.ActionRepository.Told;
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
 * Tells a fellow service where to write to the owner of a corrective action, and what the
 * mail may say: not what is to be done, which may speak of a customer. Only who owns an
 * action that is open may know.
 */
@Hidden
@RestController
class ActionPeopleController {

	private final ActionRepository actions;

	private final Sites sites;

	private final Colleagues colleagues;

	private final SiteScopedTransaction transaction;

	private final String publicUrl;

	ActionPeopleController(ActionRepository actions, Sites sites, Colleagues colleagues,
			SiteScopedTransaction transaction, @Value("${touchpoint.public-url}") String publicUrl) {
		this.actions = actions;
		this.sites = sites;
		this.colleagues = colleagues;
		this.transaction = transaction;
		this.publicUrl = publicUrl.replaceFirst("/+$", "");
	}

	/** Whom to write to; a 404 problem if there is nothing to tell them. */
	@GetMapping("/internal/corrective-actions/{id}/owner/{recipient}")
	Mono<StaffContact> actionOwner(@PathVariable UUID id, @PathVariable String recipient) {
		return this.transaction.run(SiteScope.allSites(), this.actions.open(id))
			.filter((told) -> told.owner().equals(recipient))
			.flatMap((told) -> this.sites.find(told.site())
				.flatMap((site) -> this.colleagues.address(recipient, told.site())
					.map((email) -> contact(told, site, email))))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("contact")));
	}

	private StaffContact contact(Told told, Site site, String email) {
		String language = site.languages().getFirst();
		return new StaffContact(email, language, told.reference(),
				Map.of("due", day(told.dueOn(), language), "url", this.publicUrl + "/complaints/" + told.complaint()));
	}

	private static String day(LocalDate day, String language) {
		Locale locale = language.equals("en") ? Locale.UK : Locale.forLanguageTag(language);
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale).format(day);
	}

	/**
	 * Where the owner is told.
	 *
	 * @param facts {@code due}: by the end of which day; {@code url}: the page of the
	 * case
	 */
	record StaffContact(String email, String language, String reference, Map<String, String> facts) {
	}

}
