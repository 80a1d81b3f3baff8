package io.touchpoint.complaint.tracking;

import java.util.Map;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.CaseView;
import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Decision;
import io.touchpoint.complaint.casework.Move;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.promise.PromisesToCustomers;
import io.touchpoint.complaint.recovery.Ratings;
import io.touchpoint.complaint.remedy.RemediesToCustomers;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.complaint.tracking.TrackingRepository.Tracked;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.RequestId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * The customer's own page: whoever holds the link sees the case, writes, withdraws. A
 * wrong link and one that never was get the same answer.
 */
@Controller
class TrackingController {

	private static final Logger logger = LoggerFactory.getLogger(TrackingController.class);

	private static final int LONGEST_MESSAGE = 4000;

	private final Tracking tracking;

	private final Casework casework;

	private final CaseViews views;

	private final PromisesToCustomers promises;

	private final RemediesToCustomers remedies;

	private final Ratings ratings;

	private final Sites sites;

	private final Texts texts;

	TrackingController(Tracking tracking, Casework casework, CaseViews views, PromisesToCustomers promises,
			RemediesToCustomers remedies, Ratings ratings, Sites sites, Texts texts) {
		this.tracking = tracking;
		this.casework = casework;
		this.views = views;
		this.promises = promises;
		this.remedies = remedies;
		this.ratings = ratings;
		this.sites = sites;
		this.texts = texts;
	}

	@GetMapping("/t/{secret}")
	Mono<Rendering> page(@PathVariable String secret, ServerWebExchange exchange) {
		return with(secret, exchange, (tracked) -> page(exchange, secret, tracked, Faults.NONE));
	}

	@PostMapping("/t/{secret}/messages")
	Mono<Rendering> message(@PathVariable String secret, ServerWebExchange exchange) {
		return with(secret, exchange, (tracked) -> FormFields.of(exchange).flatMap((fields) -> {
			String text = PlainText.of(fields.getFirst("text"));
			if (text.isEmpty() || text.length() > LONGEST_MESSAGE) {
				return page(exchange, secret, tracked,
						Faults.message(text.isEmpty() ? "error.message.missing" : "error.message.long", text));
			}
			return this.casework.hear(SiteScope.of(tracked.site()), tracked.complaint(), text)
				.thenReturn(back(secret, exchange, "sent"));
		}));
	}

	@PostMapping("/t/{secret}/withdraw")
	Mono<Rendering> withdraw(@PathVariable String secret, ServerWebExchange exchange) {
		return with(secret, exchange, (tracked) -> FormFields.of(exchange).flatMap((fields) -> {
			if (!"yes".equals(fields.getFirst("confirm"))) {
				return page(exchange, secret, tracked, Faults.withdrawal("error.withdraw"));
			}
			return this.casework
				.change(SiteScope.of(tracked.site()), tracked.complaint(), null,
						(complaint, now, deadlines) -> complaint.move(Move.to(Status.WITHDRAWN), Actor.CUSTOMER, now,
								deadlines))
				.map((decision) -> switch (decision) {
					case Decision.Accepted yes -> back(secret, exchange, "withdrawn");
					case Decision.Rejected no -> back(secret, exchange, "too-late");
				});
		}));
	}

	@PostMapping("/t/{secret}/rating")
	Mono<Rendering> rate(@PathVariable String secret, ServerWebExchange exchange) {
		return with(secret, exchange, (tracked) -> FormFields.of(exchange).flatMap((fields) -> {
			RatingForm form = RatingForm.read(fields);
			if (!form.faults().isEmpty()) {
				return page(exchange, secret, tracked, Faults.rating(form));
			}
			return this.ratings.rate(SiteScope.of(tracked.site()), tracked.complaint(), form.rating())
				.map((rated) -> back(secret, exchange, switch (rated) {
					case TAKEN -> "rated";
					case BEFORE -> "rated-before";
					case NOT_RESOLVED -> "not-resolved";
				}));
		}));
	}

	/**
	 * Opens the case or shows the one page for all wrong links. An unexpected failure is
	 * logged here, without the address, because the address is the secret.
	 */
	private Mono<Rendering> with(String secret, ServerWebExchange exchange,
			java.util.function.Function<Tracked, Mono<Rendering>> work) {
		PageFrame.guard(exchange);
		return this.tracking.find(Secret.claimed(secret))
			.flatMap(work)
			.defaultIfEmpty(plain(exchange, "link", HttpStatus.NOT_FOUND))
			.onErrorResume(
					(failure) -> !(failure instanceof ProblemException problem) || problem.status().is5xxServerError(),
					(failure) -> {
						logger.error("Request {} for a tracking page failed", RequestId.of(exchange), failure);
						return Mono.just(plain(exchange, "trouble", HttpStatus.SERVICE_UNAVAILABLE));
					});
	}

	private Mono<Rendering> page(ServerWebExchange exchange, String secret, Tracked tracked, Faults faults) {
		SiteScope scope = SiteScope.of(tracked.site());
		return Mono
			.zip(this.views.find(scope, tracked.complaint()), this.promises.open(scope, tracked.complaint()),
					this.remedies.given(scope, tracked.complaint()), this.ratings.of(scope, tracked.complaint()),
					this.sites.find(tracked.site()))
			.map((found) -> page(exchange, secret, found.getT1(),
					new TrackingPage.Beside(found.getT2(), found.getT3(), found.getT4()), found.getT5(), faults));
	}

	private Rendering page(ServerWebExchange exchange, String secret, CaseView view, TrackingPage.Beside beside,
			Site site, Faults faults) {
		String wanted = exchange.getRequest().getQueryParams().getFirst("lang");
		PageFrame frame = (wanted == null && Texts.LANGUAGES.contains(view.language()))
				? new PageFrame(view.language(), this.texts.in(view.language()), site.zone())
				: PageFrame.of(exchange, this.texts, site);
		boolean wrong = !faults.equals(Faults.NONE);
		return Rendering.view("tracking")
			.modelAttribute("frame", frame)
			.modelAttribute("site", site)
			.modelAttribute("languages", this.texts.named(Texts.LANGUAGES))
			.modelAttribute("secret", secret)
			.modelAttribute("page", TrackingPage.of(view, beside, frame))
			.modelAttribute("faults", faults)
			.modelAttribute("notice", notice(exchange))
			.status(wrong ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
			.build();
	}

	private static String notice(ServerWebExchange exchange) {
		String said = exchange.getRequest().getQueryParams().getFirst("done");
		return switch ((said != null) ? said : "") {
			case "sent" -> "notice.sent";
			case "withdrawn" -> "notice.withdrawn";
			case "too-late" -> "notice.too-late";
			case "rated" -> "notice.rated";
			case "rated-before" -> "notice.rated-before";
			case "not-resolved" -> "notice.not-resolved";
			default -> "";
		};
	}

	private static Rendering back(String secret, ServerWebExchange exchange, String done) {
		String language = exchange.getRequest().getQueryParams().getFirst("lang");
		String same = (language != null && Texts.LANGUAGES.contains(language)) ? "&lang=" + language : "";
		return Rendering.redirectTo("/t/" + secret + "?done=" + done + same).status(HttpStatus.SEE_OTHER).build();
	}

	private Rendering plain(ServerWebExchange exchange, String words, HttpStatus status) {
		return Rendering.view("no-such-page")
			.modelAttribute("frame", PageFrame.of(exchange, this.texts, null))
			.modelAttribute("words", words)
			.status(status)
			.build();
	}

	/**
	 * What is wrong on the page, as keys of texts, and what was typed.
	 *
	 * @param marks what is wrong with the rating, by its fields
	 */
	record Faults(@Nullable String message, @Nullable String withdraw, String typed, Map<String, String> marks,
			RatingForm rating) {

		static final Faults NONE = new Faults(null, null, "", Map.of(), RatingForm.EMPTY);

		static Faults message(String fault, String typed) {
			return new Faults(fault, null, typed, Map.of(), RatingForm.EMPTY);
		}

		static Faults withdrawal(String fault) {
			return new Faults(null, fault, "", Map.of(), RatingForm.EMPTY);
		}

		static Faults rating(RatingForm form) {
			return new Faults(null, null, "", form.faults(), form);
		}

	}

}
