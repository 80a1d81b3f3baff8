package io.touchpoint.complaint.tracking;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import io.touchpoint.complaint.casework.CaseView;
import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.file.CaseFiles;
import io.touchpoint.complaint.promise.PromisesToCustomers;
import io.touchpoint.complaint.recovery.Ratings;
import io.touchpoint.complaint.remedy.RemediesToCustomers;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.complaint.tracking.TrackingRepository.Tracked;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.RequestId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * Draws the pages behind customers' links. A wrong link and one that never was get the
 * same answer.
 */
@Component
class TrackingPages {

	private static final Logger logger = LoggerFactory.getLogger(TrackingPages.class);

	private static final int MEGABYTE = 1024 * 1024;

	private final Tracking tracking;

	private final NextLinks links;

	private final CaseViews views;

	private final PromisesToCustomers promises;

	private final RemediesToCustomers remedies;

	private final Ratings ratings;

	private final CaseFiles files;

	private final Patience patience;

	private final Sites sites;

	private final Texts texts;

	TrackingPages(Tracking tracking, NextLinks links, CaseViews views, PromisesToCustomers promises,
			RemediesToCustomers remedies, Ratings ratings, CaseFiles files, Patience patience, Sites sites,
			Texts texts) {
		this.tracking = tracking;
		this.links = links;
		this.views = views;
		this.promises = promises;
		this.remedies = remedies;
		this.ratings = ratings;
		this.files = files;
		this.patience = patience;
		this.sites = sites;
		this.texts = texts;
	}

	/**
	 * Does the work of a page, or shows the one page for all wrong links where it comes
	 * to nothing. An unexpected failure is logged here, without the address, because the
	 * address is the secret.
	 */
	Mono<Rendering> guarded(ServerWebExchange exchange, Supplier<Mono<Rendering>> work) {
		PageFrame.guard(exchange);
		return this.patience.ofAddress(exchange)
			.map((wait) -> Mono.just(tooOften(exchange, wait)))
			.orElseGet(work)
			.defaultIfEmpty(plain(exchange, "link", HttpStatus.NOT_FOUND))
			.onErrorResume(ProblemException.class,
					(problem) -> FormFields.isUnreadable(problem)
							? Mono.just(plain(exchange, "form", HttpStatus.valueOf(problem.status().value())))
							: Mono.error(problem))
			.onErrorResume(
					(failure) -> !(failure instanceof ProblemException problem) || problem.status().is5xxServerError(),
					(failure) -> {
						log(exchange, failure);
						return Mono.just(plain(exchange, "trouble", HttpStatus.SERVICE_UNAVAILABLE));
					});
	}

	private static void log(ServerWebExchange exchange, Throwable failure) {
		if (Problems.isOfNobody(failure)) {
			logger.debug("Request {} for a tracking page was left by its sender", RequestId.of(exchange));
		}
		else {
			logger.error("Request {} for a tracking page failed", RequestId.of(exchange), failure);
		}
	}

	/**
	 * Opens the case that a link leads to, unless it is asked for too often; empty if it
	 * leads nowhere.
	 */
	Mono<Rendering> opened(ServerWebExchange exchange, String secret, Function<Tracked, Mono<Rendering>> work) {
		Secret claimed = Secret.claimed(secret);
		return this.tracking.find(claimed)
			.flatMap((tracked) -> this.patience.ofLink(claimed)
				.map((wait) -> Mono.just(tooOften(exchange, wait)))
				.orElseGet(() -> work.apply(tracked)));
	}

	private Rendering tooOften(ServerWebExchange exchange, Duration wait) {
		exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
		return plain(exchange, "often", HttpStatus.TOO_MANY_REQUESTS);
	}

	Rendering plain(ServerWebExchange exchange, String words, HttpStatus status) {
		return Rendering.view("no-such-page")
			.modelAttribute("frame", PageFrame.of(exchange, this.texts, null))
			.modelAttribute("words", words)
			.status(status)
			.build();
	}

	/** The customer's page. */
	Mono<Rendering> page(ServerWebExchange exchange, String secret, Tracked tracked, Faults faults) {
		SiteScope scope = SiteScope.of(tracked.site());
		return Mono
			.zip(this.views.whole(scope, tracked.complaint()), goesOn(scope, tracked), beside(scope, tracked),
					this.sites.find(tracked.site()))
			.map((found) -> {
				PageFrame frame = frame(exchange, found.getT1(), found.getT4());
				return page(exchange, secret, frame, found.getT4(),
						TrackingPage.of(found.getT1(), found.getT2(), found.getT3(), tracked.cases(), frame), faults);
			});
	}

	/** The case whose status counts. */
	private Mono<CaseView> goesOn(SiteScope scope, Tracked tracked) {
		UUID follows = tracked.follows();
		return this.views.whole(scope, (follows != null) ? follows : tracked.complaint());
	}

	private Mono<TrackingPage.Beside> beside(SiteScope scope, Tracked tracked) {
		return Mono
			.zip(this.promises.open(scope, tracked.complaint()), this.remedies.given(scope, tracked.cases()),
					this.ratings.of(scope, tracked.complaint()), this.files.toCustomer(scope, tracked.cases()))
			.map((found) -> new TrackingPage.Beside(found.getT1(), found.getT2(), found.getT3(), found.getT4()));
	}

	private Rendering page(ServerWebExchange exchange, String secret, PageFrame frame, Site site, TrackingPage page,
			Faults faults) {
		return Rendering.view("tracking")
			.modelAttribute("frame", frame)
			.modelAttribute("site", site)
			.modelAttribute("languages", this.texts.named(Texts.LANGUAGES))
			.modelAttribute("secret", secret)
			.modelAttribute("key", Secret.fresh().text())
			.modelAttribute("next", this.links.after(Secret.claimed(secret)).text())
			.modelAttribute("page", page)
			.modelAttribute("mostFiles", this.files.mostAtOnce())
			.modelAttribute("mostMegabytes", this.files.mostBytes() / MEGABYTE)
			.modelAttribute("faults", faults)
			.modelAttribute("notice", notice(exchange))
			.status(faults.status())
			.build();
	}

	/** The page that shows a new link, once. */
	Mono<Rendering> renewed(ServerWebExchange exchange, Tracked tracked, Secret link) {
		SiteScope scope = SiteScope.of(tracked.site());
		return Mono.zip(this.views.whole(scope, tracked.complaint()), this.sites.find(tracked.site()))
			.map((found) -> Rendering.view("link-renewed")
				.modelAttribute("frame", frame(exchange, found.getT1(), found.getT2()))
				.modelAttribute("site", found.getT2())
				.modelAttribute("reference", found.getT1().reference())
				.modelAttribute("byEmail", found.getT1().contact() != null)
				.modelAttribute("link", this.tracking.url(link))
				.build());
	}

	private PageFrame frame(ServerWebExchange exchange, CaseView view, Site site) {
		String wanted = exchange.getRequest().getQueryParams().getFirst("lang");
		return (wanted == null && Texts.LANGUAGES.contains(view.language()))
				? new PageFrame(view.language(), this.texts.in(view.language()), site.zone())
				: PageFrame.of(exchange, this.texts, site);
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

	/** Back to the page after something was done, so that nothing is sent again. */
	static Rendering back(String secret, ServerWebExchange exchange, String done) {
		String language = exchange.getRequest().getQueryParams().getFirst("lang");
		String same = (language != null && Texts.LANGUAGES.contains(language)) ? "&lang=" + language : "";
		return Rendering.redirectTo("/t/" + secret + "?done=" + done + same).status(HttpStatus.SEE_OTHER).build();
	}

	/**
	 * What is wrong on the page, as keys of texts, and what was typed.
	 *
	 * @param marks what is wrong with the rating, by its fields
	 */
	record Faults(@Nullable String message, @Nullable String withdraw, @Nullable String renew, String typed,
			Map<String, String> marks, RatingForm rating) {

		/** What the page says while files of others are taken in. */
		static final String BUSY = "error.files.busy";

		static final Faults NONE = new Faults(null, null, null, "", Map.of(), RatingForm.EMPTY);

		static final Faults NO_WITHDRAWAL = new Faults(null, "error.withdraw", null, "", Map.of(), RatingForm.EMPTY);

		static final Faults NO_RENEWAL = new Faults(null, null, "error.renew", "", Map.of(), RatingForm.EMPTY);

		static Faults message(String key, String typed) {
			return new Faults(key, null, null, typed, Map.of(), RatingForm.EMPTY);
		}

		static Faults rating(RatingForm form) {
			return new Faults(null, null, null, "", form.faults(), form);
		}

		boolean any() {
			return !equals(NONE);
		}

		/** Nothing is wrong with what was sent while others send, too. */
		HttpStatus status() {
			if (BUSY.equals(this.message)) {
				return HttpStatus.SERVICE_UNAVAILABLE;
			}
			return any() ? HttpStatus.BAD_REQUEST : HttpStatus.OK;
		}

	}

}
