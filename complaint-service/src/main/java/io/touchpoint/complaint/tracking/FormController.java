package io.touchpoint.complaint.tracking;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.touchpoint.complaint.casework.About;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.AnswerLinks;
import io.touchpoint.complaint.casework.AnswerWords;
import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Hearing;
import io.touchpoint.complaint.casework.Intake;
import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.MonitoredArea;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.complaint.site.Unit;
import io.touchpoint.complaint.site.Units;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.ProblemException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * The public complaint form of a site. It works without a script: a fault comes back with
 * the page and everything that was typed.
 */
@Controller
class FormController {

	private static final String KEY_REUSED = "idempotency-key-reused";

	/** A field that no person sees. */
	private static final String BAIT = "reply_subject";

	private final Intake intake;

	private final Hearing hearing;

	private final Sites sites;

	private final Units units;

	private final Tracking tracking;

	private final AnswerContexts contexts;

	private final AnswerLinks links;

	private final AnswerWords words;

	private final CaseViews views;

	private final Texts texts;

	FormController(Intake intake, Hearing hearing, Sites sites, Units units, Tracking tracking, AnswerContexts contexts,
			AnswerLinks links, AnswerWords words, CaseViews views, Texts texts) {
		this.intake = intake;
		this.hearing = hearing;
		this.sites = sites;
		this.units = units;
		this.tracking = tracking;
		this.contexts = contexts;
		this.links = links;
		this.words = words;
		this.views = views;
		this.texts = texts;
	}

	@GetMapping("/c/{site}")
	Mono<Rendering> form(@PathVariable String site, ServerWebExchange exchange) {
		MultiValueMap<String, String> asked = exchange.getRequest().getQueryParams();
		return open(site, exchange)
			.flatMap((found) -> written(site, asked.getFirst("from")).map((words) -> form(exchange, found,
					ComplaintForm.fresh(asked.getFirst("channel"), asked.getFirst("from"), words), Map.of(), null)))
			.defaultIfEmpty(noSuchPlace(exchange));
	}

	/**
	 * What somebody wrote in the answer that they come from, unless it is in a case
	 * already.
	 */
	private Mono<String> written(String site, @Nullable String from) {
		AnswerContext context = this.contexts.read(from, site);
		return (context == null) ? Mono.just("")
				: this.links.of(SiteScope.of(site), List.of(context.response()))
					.hasElements()
					.flatMap((told) -> told ? Mono.just("") : this.words.of(context.response()).defaultIfEmpty(""));
	}

	@PostMapping("/c/{site}")
	Mono<Rendering> send(@PathVariable String site, ServerWebExchange exchange) {
		return FormFields.of(exchange)
			.flatMap((fields) -> open(site, exchange).flatMap((found) -> baited(fields)
					? Mono.just(form(exchange, found, ComplaintForm.read(fields), Map.of(), "form.once-more"))
					: send(exchange, found, ComplaintForm.read(fields))))
			.defaultIfEmpty(noSuchPlace(exchange))
			.onErrorResume(ProblemException.class, (problem) -> FormFields.isUnreadable(problem)
					? unreadable(exchange, problem) : Mono.error(problem));
	}

	/**
	 * Programs fill every field. A browser that did it for a person shows what was typed
	 * again, with that field empty: no complaint is put aside unseen.
	 */
	private static boolean baited(MultiValueMap<String, String> fields) {
		String bait = fields.getFirst(BAIT);
		return bait != null && !bait.isBlank();
	}

	private Mono<Rendering> send(ServerWebExchange exchange, Place place, ComplaintForm typed) {
		Map<String, String> faults = typed.faults();
		if (!faults.isEmpty()) {
			return Mono.just(form(exchange, place, typed, faults, null));
		}
		Site site = place.site();
		AnswerContext context = this.contexts.read(typed.from(), site.code());
		Mono<Rendering> kept = (context == null) ? open(exchange, place, typed, null)
				: this.links.of(SiteScope.of(site.code()), List.of(context.response()))
					.next()
					.flatMap((link) -> tellMore(exchange, place, typed, link.complaint()))
					.switchIfEmpty(Mono.defer(() -> open(exchange, place, typed, context)));
		return kept.onErrorResume(ProblemException.class, (problem) -> problem.reason().equals(KEY_REUSED)
				? Mono.just(form(exchange, place, typed.anew(), Map.of(), "form.sent-before")) : Mono.error(problem));
	}

	/**
	 * Somebody has opened a case for the answer already, perhaps just now: this belongs
	 * to it, once however often it is sent. A case that may be another customer's too is
	 * shown to nobody by an answer: what is told then is a case of its own.
	 */
	private Mono<Rendering> tellMore(ServerWebExchange exchange, Place place, ComplaintForm typed, UUID complaint) {
		Site site = place.site();
		return this.links.ofAnswererAlone(SiteScope.of(site.code()), complaint)
			.flatMap((alone) -> alone ? tell(exchange, site, typed, complaint) : open(exchange, place, typed, null));
	}

	private Mono<Rendering> tell(ServerWebExchange exchange, Site site, ComplaintForm typed, UUID complaint) {
		PageFrame frame = PageFrame.of(exchange, this.texts, site);
		return this.hearing.hear(site.code(), complaint, typed.message(), key(site, typed))
			.flatMap((heard) -> this.tracking.shown(heard, site.code())
				.zipWith(this.views.whole(SiteScope.of(site.code()), heard), (link, view) -> thanks(frame, site,
						view.reference(), view.contact() != null, view.acknowledgeBy(), link)));
	}

	private Mono<Rendering> open(ServerWebExchange exchange, Place place, ComplaintForm typed,
			@Nullable AnswerContext context) {
		Site site = place.site();
		PageFrame frame = PageFrame.of(exchange, this.texts, site);
		Secret secret = Secret.fresh();
		return this.intake
			.receive(site.code(), (known) -> typed.at(known, place.units(), frame.language()), Actor.CUSTOMER,
					key(site, typed),
					(received) -> this.tracking.keep(secret, received)
						.then((context != null)
								? this.links.claim(List.of(context.response()), context.overall(), received)
								: Mono.empty()))
			.map((received) -> thanks(frame, site, received.reference(), received.contact() != null,
					received.times().acknowledgeBy(), this.tracking.url(secret)))
			.onErrorResume(ProblemException.class, (problem) -> AnswerLinks.first(problem)
				.flatMap((other) -> tellMore(exchange, place, typed, other)));
	}

	private static IntakeKey key(Site site, ComplaintForm typed) {
		return IntakeKey.of("form", typed.key(), typed.print(site.code()));
	}

	private Mono<Place> open(String code, ServerWebExchange exchange) {
		PageFrame.guard(exchange);
		return this.sites.find(code)
			.filter(Site::open)
			.flatMap((site) -> this.units.open(site.code()).map((units) -> new Place(site, units)));
	}

	private Rendering form(ServerWebExchange exchange, Place place, ComplaintForm typed, Map<String, String> faults,
			@Nullable String notice) {
		boolean again = !faults.isEmpty() || notice != null;
		Site site = place.site();
		Rendering.Builder<?> page = Rendering.view("complaint-form")
			.modelAttribute("frame", PageFrame.of(exchange, this.texts, site))
			.modelAttribute("site", site)
			.modelAttribute("languages", this.texts.named(languages(site)))
			.modelAttribute("form", typed)
			.modelAttribute("faults", faults)
			.modelAttribute("about", Optional.ofNullable(this.contexts.read(typed.from(), site.code())))
			.modelAttribute("causes", Arrays.stream(Cause.values()).map(Enum::name).toList())
			.modelAttribute("units", place.units())
			.modelAttribute("areas", Arrays.stream(MonitoredArea.values()).map(Enum::name).toList())
			.modelAttribute("formalities", List.of(Formality.FORMAL.name(), Formality.INFORMAL.name()))
			.modelAttribute("abouts", Arrays.stream(About.values()).map(Enum::name).toList())
			.status(again ? HttpStatus.BAD_REQUEST : HttpStatus.OK);
		if (notice != null) {
			page.modelAttribute("notice", notice);
		}
		return page.build();
	}

	private static List<String> languages(Site site) {
		List<String> spoken = Texts.LANGUAGES.stream().filter(site.languages()::contains).toList();
		return spoken.isEmpty() ? Texts.LANGUAGES : spoken;
	}

	private static Rendering thanks(PageFrame frame, Site site, String reference, boolean byEmail, Instant answerBy,
			String link) {
		return Rendering.view("complaint-received")
			.modelAttribute("frame", frame)
			.modelAttribute("site", site)
			.modelAttribute("reference", reference)
			.modelAttribute("byEmail", byEmail)
			.modelAttribute("answerBy", frame.lastDay(answerBy))
			.modelAttribute("link", link)
			.build();
	}

	private Rendering noSuchPlace(ServerWebExchange exchange) {
		return lost(exchange, "place", HttpStatus.NOT_FOUND);
	}

	private Mono<Rendering> unreadable(ServerWebExchange exchange, ProblemException problem) {
		PageFrame.guard(exchange);
		return Mono.just(lost(exchange, "form", HttpStatus.valueOf(problem.status().value())));
	}

	private Rendering lost(ServerWebExchange exchange, String words, HttpStatus status) {
		return Rendering.view("no-such-page")
			.modelAttribute("frame", PageFrame.of(exchange, this.texts, null))
			.modelAttribute("words", words)
			.status(status)
			.build();
	}

	/** A site that works, and its units that do. */
	private record Place(Site site, List<Unit> units) {
	}

}
