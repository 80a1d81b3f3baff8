package io.touchpoint.complaint.tracking;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.Hidden;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.CaseView;
import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Decision;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Move;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.file.CaseFiles;
import io.touchpoint.complaint.file.FileContent;
import io.touchpoint.complaint.file.NewFile;
import io.touchpoint.complaint.letter.Letters;
import io.touchpoint.complaint.promise.PromisesToCustomers;
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

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

	/** Bytes of a form that can hold no photo worth the name. */
	private static final long LIGHT = 256 * 1024;

	private static final int UPLOADS = 3;

	private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

	private final Semaphore uploads = new Semaphore(UPLOADS);

	private final Tracking tracking;

	private final Casework casework;

	private final CaseViews views;

	private final PromisesToCustomers promises;

	private final CaseFiles files;

	private final Letters letters;

	private final Patience patience;

	private final Sites sites;

	private final Texts texts;

	private final Clock clock;

	TrackingController(Tracking tracking, Casework casework, CaseViews views, PromisesToCustomers promises,
			CaseFiles files, Letters letters, Patience patience, Sites sites, Texts texts, Clock clock) {
		this.tracking = tracking;
		this.casework = casework;
		this.views = views;
		this.promises = promises;
		this.files = files;
		this.letters = letters;
		this.patience = patience;
		this.sites = sites;
		this.texts = texts;
		this.clock = clock;
	}

	@GetMapping("/t/{secret}")
	Mono<Rendering> page(@PathVariable String secret, ServerWebExchange exchange) {
		return with(secret, exchange, (tracked) -> page(exchange, secret, tracked, Faults.NONE));
	}

	/** Words, photos and documents from the customer. */
	@PostMapping("/t/{secret}/messages")
	Mono<Rendering> message(@PathVariable String secret, ServerWebExchange exchange) {
		return with(secret, exchange,
				(tracked) -> oneOfFew(exchange, SentMessage.read(exchange, this.files.mostBytes())
					.flatMap((sent) -> message(secret, exchange, tracked, sent))));
	}

	private Mono<Rendering> message(String secret, ServerWebExchange exchange, Tracked tracked, SentMessage sent) {
		String wrong = wrong(sent);
		if (wrong != null) {
			return page(exchange, secret, tracked, Faults.message(wrong, sent.text()));
		}
		return this.files.looked(sent.files())
			.flatMap((looked) -> this.casework.hear(tracked.site(), tracked.complaint(), sent.once(tracked.complaint()),
					(complaint) -> lines(complaint, sent.text(), looked)))
			.thenReturn(back(secret, exchange, "sent"))
			.onErrorResume(ProblemException.class,
					(problem) -> Mono.justOrEmpty(refusal(problem))
						.flatMap((key) -> page(exchange, secret, tracked, Faults.message(key, sent.text())))
						.switchIfEmpty(Mono.error(problem)));
	}

	private @Nullable String wrong(SentMessage sent) {
		if (sent.text().isEmpty() && sent.files().isEmpty()) {
			return "error.message.missing";
		}
		if (sent.text().length() > LONGEST_MESSAGE) {
			return "error.message.long";
		}
		return (sent.files().size() > this.files.mostAtOnce()) ? "error.files.at-once" : null;
	}

	private Mono<List<Entry>> lines(Complaint complaint, String text, List<NewFile> files) {
		List<Entry> words = text.isEmpty() ? List.of() : List.of(Entry.message(this.clock.instant(), text));
		return this.files.add(complaint, files, Actor.CUSTOMER, true)
			.map((added) -> Stream.concat(words.stream(), added.stream()).toList());
	}

	/** What the page says to a refusal that the customer can do something about. */
	private static Optional<String> refusal(ProblemException problem) {
		String reason = problem.faults().isEmpty() ? problem.reason() : problem.faults().getFirst().reason();
		return switch (reason) {
			case "wrong-type" -> Optional.of("error.files.type");
			case "unreadable" -> Optional.of("error.files.damaged");
			case "too-large", "too-many-pixels" -> Optional.of("error.files.large");
			case "too-many-files" -> Optional.of("error.files.many");
			case "busy" -> Optional.of("error.files.busy");
			case "idempotency-key-reused" -> Optional.of("error.message.again");
			default -> Optional.empty();
		};
	}

	/** A form with files is held in memory until they are stored: a few at a time. */
	private Mono<Rendering> oneOfFew(ServerWebExchange exchange, Mono<Rendering> work) {
		long length = exchange.getRequest().getHeaders().getContentLength();
		if (length >= 0 && length <= LIGHT) {
			return work;
		}
		return Mono.defer(() -> this.uploads.tryAcquire() ? work.doFinally((signal) -> this.uploads.release())
				: Mono.just(plain(exchange, "trouble", HttpStatus.SERVICE_UNAVAILABLE)));
	}

	/** A file that the customer sent or was shown. */
	@Hidden
	@GetMapping("/t/{secret}/files/{file}")
	Mono<ResponseEntity<byte[]>> file(@PathVariable String secret, @PathVariable String file,
			ServerWebExchange exchange) {
		return download(secret, file, exchange,
				(tracked, id) -> this.files.forCustomer(SiteScope.of(tracked.site()), tracked.complaint(), id));
	}

	/** A letter as it was printed. */
	@Hidden
	@GetMapping("/t/{secret}/letters/{letter}")
	Mono<ResponseEntity<byte[]>> letter(@PathVariable String secret, @PathVariable String letter,
			ServerWebExchange exchange) {
		return download(secret, letter, exchange,
				(tracked, id) -> this.letters.printed(SiteScope.of(tracked.site()), tracked.complaint(), id)
					.map((pdf) -> new FileContent("letter.pdf", MediaType.APPLICATION_PDF_VALUE, pdf)));
	}

	/** What cannot be had leads back to the page, which says why in words. */
	private Mono<ResponseEntity<byte[]>> download(String secret, String file, ServerWebExchange exchange,
			BiFunction<Tracked, UUID, Mono<FileContent>> content) {
		if (!SECRET.matcher(secret).matches()) {
			return Mono.just(ResponseEntity.notFound().build());
		}
		Secret claimed = Secret.claimed(secret);
		Mono<FileContent> found = this.tracking.find(claimed)
			.filter((tracked) -> this.patience.ofLink(claimed).isEmpty())
			.flatMap((tracked) -> Mono.justOrEmpty(id(file)).flatMap((id) -> content.apply(tracked, id)));
		return (this.patience.ofAddress(exchange).isPresent() ? Mono.<FileContent>empty() : found)
			.map(FileContent::download)
			.defaultIfEmpty(ResponseEntity.status(HttpStatus.SEE_OTHER)
				.location(URI.create("/t/" + secret))
				.header("Referrer-Policy", "no-referrer")
				.build());
	}

	private static Optional<UUID> id(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Puts a new link into the place of all that there are. The form brings the new one
	 * along, so that who sends it twice is not left with neither.
	 */
	@PostMapping("/t/{secret}/renew")
	Mono<Rendering> renew(@PathVariable String secret, ServerWebExchange exchange) {
		return guarded(exchange, () -> FormFields.of(exchange).flatMap((fields) -> {
			Secret from = Secret.claimed(secret);
			Secret to = next(fields.getFirst("next"), from);
			return opened(exchange, secret, (tracked) -> "yes".equals(fields.getFirst("confirm"))
					? this.tracking.renew(tracked, from, to).flatMap((renewed) -> renewed(exchange, renewed, to))
					: page(exchange, secret, tracked, Faults.NO_RENEWAL))
				.switchIfEmpty(Mono.defer(() -> this.tracking.renewed(from, to)
					.flatMap((renewed) -> renewed(exchange, renewed, to))));
		}));
	}

	private static Secret next(@Nullable String sent, Secret from) {
		return (sent != null && SECRET.matcher(sent).matches() && !Secret.claimed(sent).matches(from))
				? Secret.claimed(sent) : Secret.fresh();
	}

	private Mono<Rendering> renewed(ServerWebExchange exchange, Tracked tracked, Secret link) {
		SiteScope scope = SiteScope.of(tracked.site());
		return Mono.zip(this.views.find(scope, tracked.complaint()), this.sites.find(tracked.site()))
			.map((found) -> Rendering.view("link-renewed")
				.modelAttribute("frame", frame(exchange, found.getT1(), found.getT2()))
				.modelAttribute("site", found.getT2())
				.modelAttribute("reference", found.getT1().reference())
				.modelAttribute("byEmail", found.getT1().contact() != null)
				.modelAttribute("link", this.tracking.url(link))
				.build());
	}

	@PostMapping("/t/{secret}/withdraw")
	Mono<Rendering> withdraw(@PathVariable String secret, ServerWebExchange exchange) {
		return with(secret, exchange, (tracked) -> FormFields.of(exchange).flatMap((fields) -> {
			if (!"yes".equals(fields.getFirst("confirm"))) {
				return page(exchange, secret, tracked, Faults.NO_WITHDRAWAL);
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

	/** Opens the case, if the link leads to one and is not asked for too often. */
	private Mono<Rendering> with(String secret, ServerWebExchange exchange,
			Function<Tracked, Mono<Rendering>> work) {
		return guarded(exchange, () -> opened(exchange, secret, work));
	}

	private Mono<Rendering> opened(ServerWebExchange exchange, String secret,
			Function<Tracked, Mono<Rendering>> work) {
		Secret claimed = Secret.claimed(secret);
		return this.tracking.find(claimed)
			.flatMap((tracked) -> this.patience.ofLink(claimed)
				.map((wait) -> Mono.just(tooOften(exchange, wait)))
				.orElseGet(() -> work.apply(tracked)));
	}

	/**
	 * Does the work of a page, or shows the one page for all wrong links. An unexpected
	 * failure is logged here, without the address, because the address is the secret.
	 */
	private Mono<Rendering> guarded(ServerWebExchange exchange, Supplier<Mono<Rendering>> work) {
		PageFrame.guard(exchange);
		return this.patience.ofAddress(exchange)
			.map((wait) -> Mono.just(tooOften(exchange, wait)))
			.orElseGet(work)
			.defaultIfEmpty(plain(exchange, "link", HttpStatus.NOT_FOUND))
			.onErrorResume(
					(failure) -> !(failure instanceof ProblemException problem) || problem.status().is5xxServerError(),
					(failure) -> {
						logger.error("Request {} for a tracking page failed", RequestId.of(exchange), failure);
						return Mono.just(plain(exchange, "trouble", HttpStatus.SERVICE_UNAVAILABLE));
					});
	}

	private Rendering tooOften(ServerWebExchange exchange, Duration wait) {
		exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
		return plain(exchange, "often", HttpStatus.TOO_MANY_REQUESTS);
	}

	private Mono<Rendering> page(ServerWebExchange exchange, String secret, Tracked tracked, Faults faults) {
		SiteScope scope = SiteScope.of(tracked.site());
		return Mono
			.zip(this.views.find(scope, tracked.complaint()), this.promises.open(scope, tracked.complaint()),
					this.files.toCustomer(scope, tracked.complaint()), this.sites.find(tracked.site()))
			.map((found) -> page(exchange, secret, frame(exchange, found.getT1(), found.getT4()), found.getT4(),
					(frame) -> TrackingPage.of(found.getT1(), found.getT2(), found.getT3(), frame), faults));
	}

	private PageFrame frame(ServerWebExchange exchange, CaseView view, Site site) {
		String wanted = exchange.getRequest().getQueryParams().getFirst("lang");
		return (wanted == null && Texts.LANGUAGES.contains(view.language()))
				? new PageFrame(view.language(), this.texts.in(view.language()), site.zone())
				: PageFrame.of(exchange, this.texts, site);
	}

	private Rendering page(ServerWebExchange exchange, String secret, PageFrame frame, Site site,
			Function<PageFrame, TrackingPage> content, Faults faults) {
		return Rendering.view("tracking")
			.modelAttribute("frame", frame)
			.modelAttribute("site", site)
			.modelAttribute("languages", this.texts.named(Texts.LANGUAGES))
			.modelAttribute("secret", secret)
			.modelAttribute("key", Secret.fresh().text())
			.modelAttribute("next", Secret.fresh().text())
			.modelAttribute("page", content.apply(frame))
			.modelAttribute("mostFiles", this.files.mostAtOnce())
			.modelAttribute("mostMegabytes", this.files.mostBytes() / (1024 * 1024))
			.modelAttribute("faults", faults)
			.modelAttribute("notice", notice(exchange))
			.status(faults.any() ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
			.build();
	}

	private static String notice(ServerWebExchange exchange) {
		String said = exchange.getRequest().getQueryParams().getFirst("done");
		return switch ((said != null) ? said : "") {
			case "sent" -> "notice.sent";
			case "withdrawn" -> "notice.withdrawn";
			case "too-late" -> "notice.too-late";
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
	 * What is wrong on the page, as keys of texts, and the message as it was typed.
	 */
	record Faults(@Nullable String message, @Nullable String withdraw, @Nullable String renew, String typed) {

		static final Faults NONE = new Faults(null, null, null, "");

		static final Faults NO_WITHDRAWAL = new Faults(null, "error.withdraw", null, "");

		static final Faults NO_RENEWAL = new Faults(null, null, "error.renew", "");

		static Faults message(String key, String typed) {
			return new Faults(key, null, null, typed);
		}

		boolean any() {
			return this.message != null || this.withdraw != null || this.renew != null;
		}

	}

}
