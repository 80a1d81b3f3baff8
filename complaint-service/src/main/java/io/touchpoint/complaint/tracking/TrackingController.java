package io.touchpoint.complaint.tracking;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Decision;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Hearing;
import io.touchpoint.complaint.casework.Move;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.file.CaseFiles;
import io.touchpoint.complaint.file.NewFile;
import io.touchpoint.complaint.tracking.TrackingPages.Faults;
import io.touchpoint.complaint.tracking.TrackingRepository.Tracked;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.ProblemException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * The customer's own page: whoever holds the link sees the case, writes, withdraws.
 */
@Controller
class TrackingController {

	private static final int LONGEST_MESSAGE = 4000;

	/** Bytes of a form that can hold no photo worth the name. */
	private static final long LIGHT = 256 * 1024;

	private static final int UPLOADS = 3;

	private final Semaphore uploads = new Semaphore(UPLOADS);

	private final TrackingPages pages;

	private final Casework casework;

	private final Hearing hearing;

	private final CaseFiles files;

	private final Clock clock;

	TrackingController(TrackingPages pages, Casework casework, Hearing hearing, CaseFiles files, Clock clock) {
		this.pages = pages;
		this.casework = casework;
		this.hearing = hearing;
		this.files = files;
		this.clock = clock;
	}

	@GetMapping("/t/{secret}")
	Mono<Rendering> page(@PathVariable String secret, ServerWebExchange exchange) {
		return this.pages.guarded(exchange, () -> this.pages.opened(exchange, secret,
				(tracked) -> this.pages.page(exchange, secret, tracked, Faults.NONE)));
	}

	/** Words, photos and documents from the customer. */
	@PostMapping("/t/{secret}/messages")
	Mono<Rendering> message(@PathVariable String secret, ServerWebExchange exchange) {
		return this.pages.guarded(exchange,
				() -> this.pages.opened(exchange, secret,
						(tracked) -> oneOfFew(exchange,
								SentMessage.read(exchange, this.files.mostBytes())
									.flatMap((sent) -> message(secret, exchange, tracked, sent)),
								() -> busy(secret, exchange, tracked))));
	}

	private Mono<Rendering> message(String secret, ServerWebExchange exchange, Tracked tracked, SentMessage sent) {
		String wrong = wrong(sent);
		if (wrong != null) {
			return this.pages.page(exchange, secret, tracked, Faults.message(wrong, sent.text()));
		}
		return this.files.looked(sent.files())
			.flatMap((looked) -> this.hearing.hear(tracked.site(), tracked.complaint(), sent.once(tracked.own()),
					(complaint) -> lines(complaint, sent.text(), looked)))
			.thenReturn(TrackingPages.back(secret, exchange, "sent"))
			.onErrorResume(ProblemException.class,
					(problem) -> Mono.justOrEmpty(refusal(problem))
						.flatMap((key) -> this.pages.page(exchange, secret, tracked, Faults.message(key, sent.text())))
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
			case "busy" -> Optional.of(Faults.BUSY);
			case "idempotency-key-reused" -> Optional.of("error.message.again");
			default -> Optional.empty();
		};
	}

	/** The files are dropped unread; what was typed stays on the page. */
	private Mono<Rendering> busy(String secret, ServerWebExchange exchange, Tracked tracked) {
		return SentMessage.read(exchange, 0)
			.flatMap((sent) -> this.pages.page(exchange, secret, tracked, Faults.message(Faults.BUSY, sent.text())));
	}

	/** A form with files is held in memory until they are stored: a few at a time. */
	private Mono<Rendering> oneOfFew(ServerWebExchange exchange, Mono<Rendering> work,
			Supplier<Mono<Rendering>> otherwise) {
		long length = exchange.getRequest().getHeaders().getContentLength();
		if (length >= 0 && length <= LIGHT) {
			return work;
		}
		return Mono.defer(
				() -> this.uploads.tryAcquire() ? work.doFinally((signal) -> this.uploads.release()) : otherwise.get());
	}

	@PostMapping("/t/{secret}/withdraw")
	Mono<Rendering> withdraw(@PathVariable String secret, ServerWebExchange exchange) {
		return this.pages.guarded(exchange,
				() -> this.pages.opened(exchange, secret,
						(tracked) -> FormFields.of(exchange)
							.flatMap((fields) -> "yes".equals(fields.getFirst("confirm"))
									? withdraw(secret, exchange, tracked)
									: this.pages.page(exchange, secret, tracked, Faults.NO_WITHDRAWAL))));
	}

	private Mono<Rendering> withdraw(String secret, ServerWebExchange exchange, Tracked tracked) {
		return this.casework.change(SiteScope.of(tracked.site()), tracked.complaint(), null,
				// Pressed twice, it is withdrawn once
				(complaint, now, deadlines) -> (complaint.status() == Status.WITHDRAWN)
						? new Decision.Accepted(complaint, List.of())
						: complaint.move(Move.to(Status.WITHDRAWN), Actor.CUSTOMER, now, deadlines))
			.map((decision) -> switch (decision) {
				case Decision.Accepted yes -> TrackingPages.back(secret, exchange, "withdrawn");
				case Decision.Rejected no -> TrackingPages.back(secret, exchange, "too-late");
			});
	}

}
