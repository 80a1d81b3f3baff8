package io.touchpoint.feedback.visit;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.voice.Colleagues;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers the service that writes the mails to shoppers, and to those who plan and
 * manage.
 */
@Hidden
@RestController
class VisitMailController {

	private final VisitDraftRepository drafts;

	private final Visits visits;

	private final OverdueTelling overdue;

	private final FindingRepository findings;

	private final Colleagues colleagues;

	private final SiteScopedTransaction transaction;

	private final String publicUrl;

	VisitMailController(VisitDraftRepository drafts, Visits visits, OverdueTelling overdue, FindingRepository findings,
			Colleagues colleagues, SiteScopedTransaction transaction,
			@Value("${touchpoint.public-url}") String publicUrl) {
		this.drafts = drafts;
		this.visits = visits;
		this.overdue = overdue;
		this.findings = findings;
		this.colleagues = colleagues;
		this.transaction = transaction;
		this.publicUrl = publicUrl;
	}

	/**
	 * Whom a mail is for, and the address of the page: a new secret each time.
	 *
	 * @param facts {@code brief}, and {@code from} and {@code to} in words
	 */
	record ShopperContact(String email, String name, String language, String trackingUrl, Map<String, String> facts) {
	}

	/** Nobody is to be written to once a report is there, or none will come. */
	@GetMapping("/internal/visits/{id}/shopper")
	Mono<ShopperContact> shopper(@PathVariable UUID id) {
		Mono<ShopperContact> work = this.drafts.take(id)
			.filter((opened) -> opened.visit().state().isOpen() && opened.handedInAt() == null)
			.flatMap((opened) -> Mono.justOrEmpty(email(opened.visit()))
				.flatMap((email) -> this.visits.linkForMail(id, opened.visit().site())
					.map((link) -> contact(opened, email, link))));
		return this.transaction.run(SiteScope.allSites(), work)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("contact")));
	}

	/** Who plans visits is told of one that is overdue as long as no report is there. */
	@GetMapping("/internal/visits/{id}/planners/{planner}")
	Mono<ManagerContact> planner(@PathVariable UUID id, @PathVariable UUID planner) {
		return this.transaction.run(SiteScope.allSites(), this.drafts.take(id))
			.filter((opened) -> opened.handedInAt() == null && opened.visit().state() != VisitState.CANCELLED)
			.filterWhen((opened) -> this.overdue.planners(opened.visit()).map((all) -> all.contains(planner)))
			.flatMap((opened) -> this.colleagues.address(planner, opened.visit().site())
				.map((email) -> new ManagerContact(email, overdue(opened))))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("contact")));
	}

	private Map<String, String> overdue(VisitDraftRepository.Opened opened) {
		DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm (VV)", Locale.ROOT)
			.withZone(opened.zone());
		return Map.of("url", this.publicUrl + "/visits/" + opened.visit().id(), "to",
				format.format(opened.visit().to()), "closesAt", format.format(opened.visit().closesAt()));
	}

	/**
	 * Where a manager is told of something.
	 *
	 * @param facts {@code url}: the page that shows it to them; of a visit also
	 * {@code to}, when its window ended, and {@code closesAt}, until when a report is
	 * taken
	 */
	record ManagerContact(String email, Map<String, String> facts) {
	}

	/** Whoever is no manager any more is not to be written to. */
	@GetMapping("/internal/security-findings/{id}/managers/{manager}")
	Mono<ManagerContact> manager(@PathVariable UUID id, @PathVariable UUID manager) {
		return this.transaction.run(SiteScope.allSites(), this.findings.byId(id))
			.filterWhen((finding) -> this.colleagues.managers(finding.site()).map((all) -> all.contains(manager)))
			.flatMap((finding) -> this.colleagues.address(manager, finding.site()))
			.map((email) -> new ManagerContact(email, Map.of("url", this.publicUrl + "/security-findings?open=" + id)))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("contact")));
	}

	private static @Nullable String email(SiteVisit visit) {
		return (visit.shopper() != null) ? visit.shopper().email() : null;
	}

	private static ShopperContact contact(VisitDraftRepository.Opened opened, String email, String link) {
		SiteVisit visit = opened.visit();
		DateTimeFormatter format = VisitTexts.clock(visit.language(), opened.zone());
		return new ShopperContact(email, (visit.shopper() != null) ? visit.shopper().name() : "", visit.language(),
				link, Map.of("brief", (visit.brief() != null) ? visit.brief() : "", "from", format.format(visit.from()),
						"to", format.format(visit.to())));
	}

}
