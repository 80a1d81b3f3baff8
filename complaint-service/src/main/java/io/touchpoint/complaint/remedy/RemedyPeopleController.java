package io.touchpoint.complaint.remedy;

import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import io.touchpoint.complaint.casework.Colleagues;
import io.touchpoint.complaint.remedy.RemedyQueries.Told;
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
 * Tells a fellow service which colleague to write to about a remedy, and what the mail
 * may say: no word of the customer, and neither which remedy it is nor what it costs.
 * Only while there is something to tell.
 */
@Hidden
@RestController
class RemedyPeopleController {

	private final RemedyQueries queries;

	private final Sites sites;

	private final Colleagues colleagues;

	private final SiteScopedTransaction transaction;

	private final String publicUrl;

	RemedyPeopleController(RemedyQueries queries, Sites sites, Colleagues colleagues, SiteScopedTransaction transaction,
			@Value("${touchpoint.public-url}") String publicUrl) {
		this.queries = queries;
		this.sites = sites;
		this.colleagues = colleagues;
		this.transaction = transaction;
		this.publicUrl = publicUrl.replaceFirst("/+$", "");
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

	private Mono<StaffContact> contact(Told told, String recipient) {
		return this.sites.find(told.site())
			.flatMap((site) -> address(told, site, recipient).map((email) -> contact(told, site, email)));
	}

	private Mono<String> address(Told told, Site site, String recipient) {
		return recipient.equals(Approvers.SITE) ? Mono.justOrEmpty(site.contact().email())
				: this.colleagues.address(recipient, told.site());
	}

	private StaffContact contact(Told told, Site site, String email) {
		return new StaffContact(email, site.languages().getFirst(), told.reference(),
				Map.of("by", told.askedBy().name(), "state", told.state().name(), "url",
						this.publicUrl + "/complaints/" + told.complaint()));
	}

	/**
	 * Where a colleague or the site is told.
	 *
	 * @param facts {@code by}: who asked for it; {@code state}: how it stands;
	 * {@code url}: the page of its case
	 */
	record StaffContact(String email, String language, String reference, Map<String, String> facts) {
	}

}
