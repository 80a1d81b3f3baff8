package io.touchpoint.complaint.letter;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The texts that letters begin with. Head office keeps those of all sites, managers those
 * of their own.
 */
@RestController
@RequestMapping("/api/complaints/letter-templates")
class TemplateController {

	private final TemplateRepository templates;

	private final Sites sites;

	private final SiteScopedTransaction transaction;

	private final Ids ids;

	private final Clock clock;

	TemplateController(TemplateRepository templates, Sites sites, SiteScopedTransaction transaction, Ids ids,
			Clock clock) {
		this.templates = templates;
		this.sites = sites;
		this.transaction = transaction;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * By name.
	 * @param site those that may be used there; without it all that are in sight
	 * @param retired whether those that are offered no more are told too
	 */
	@GetMapping
	Mono<List<LetterTemplate>> letterTemplates(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(defaultValue = "false") boolean retired) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		String only = caller.onlySite(site);
		return this.transaction.list(caller.sites(), this.templates.list(only, retired)).collectList();
	}

	@PostMapping
	Mono<ResponseEntity<LetterTemplate>> addLetterTemplate(Caller caller, @Valid @RequestBody NewTemplate wanted) {
		writer(caller, wanted.site());
		NewTemplate checked = wanted.checked();
		LetterTemplate template = template(this.ids.next(), checked.site(), checked, 1, caller);
		return this.transaction.run(caller.sites(), siteIsThere(checked.site()).then(this.templates.add(template)))
			.thenReturn(ResponseEntity.created(URI.create("/api/complaints/letter-templates/" + template.id()))
				.eTag(Revision.tag(template.revision()))
				.body(template));
	}

	/** Changes a text, retires it or offers it again. */
	@PutMapping("/{template}")
	Mono<ResponseEntity<LetterTemplate>> changeLetterTemplate(Caller caller, @PathVariable UUID template,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody NewTemplate wanted) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		long seen = Revision.seen(ifMatch);
		return this.transaction
			.run(caller.sites(),
					this.templates.find(template)
						.switchIfEmpty(Mono.error(() -> Problems.notFound("template")))
						.flatMap((found) -> change(caller, found, seen, wanted)))
			.map((saved) -> ResponseEntity.ok().eTag(Revision.tag(saved.revision())).body(saved));
	}

	private Mono<LetterTemplate> change(Caller caller, LetterTemplate found, long seen, NewTemplate wanted) {
		writer(caller, found.site());
		if (wanted.site() != null && !wanted.site().equals(found.site())) {
			throw Problems.invalid(new FieldFault("site", "unchangeable", "A template stays where it was made."));
		}
		if (found.revision() != seen) {
			return Mono.error(stale(found));
		}
		LetterTemplate changed = template(found.id(), found.site(), wanted.checked(), seen + 1, caller);
		return this.templates.save(changed)
			.filter(Boolean::booleanValue)
			.map((saved) -> changed)
			.switchIfEmpty(Mono.defer(() -> this.templates.find(found.id()).flatMap((now) -> Mono.error(stale(now)))));
	}

	private Mono<Void> siteIsThere(@Nullable String site) {
		return (site == null) ? Mono.empty() : this.sites.here(site)
			.switchIfEmpty(Mono.error(
					() -> Problems.invalid(new FieldFault("site", "unknown-site", "There is no site '" + site + "'."))))
			.then();
	}

	private LetterTemplate template(UUID id, @Nullable String site, NewTemplate as, long revision, Caller caller) {
		return new LetterTemplate(id, site, as.name(), as.language(), as.text(), Boolean.TRUE.equals(as.retired()),
				revision, this.clock.instant(), caller.name());
	}

	private static ProblemException stale(LetterTemplate current) {
		return Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
				"Somebody changed this template in the meantime; look at it again.", Map.of("current", current));
	}

	private static void writer(Caller caller, @Nullable String site) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		if (site == null) {
			caller.requireOrganisation();
		}
		else {
			caller.requireSite(site);
		}
	}

}
