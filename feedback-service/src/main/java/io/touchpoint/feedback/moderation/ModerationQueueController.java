package io.touchpoint.feedback.moderation;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.moderation.ModerationRepository.Deciding;
import io.touchpoint.feedback.site.Period;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The comments that wait for somebody to look at them, those that somebody decided about,
 * and decisions about many at once.
 */
@RestController
class ModerationQueueController {

	/** Each of them is masked when it is asked for, one after the other. */
	private static final int MOST = 50;

	private final QueueQueries queue;

	private final ModerationRepository repository;

	private final Proposals proposals;

	private final SiteScopedTransaction transaction;

	private final Ids ids;

	private final Clock clock;

	ModerationQueueController(QueueQueries queue, ModerationRepository repository, Proposals proposals,
			SiteScopedTransaction transaction, Ids ids, Clock clock) {
		this.queue = queue;
		this.repository = repository;
		this.proposals = proposals;
		this.transaction = transaction;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * How many comments there are.
	 *
	 * @param more whether there are more than were counted
	 */
	record CommentCount(long comments, boolean more) {
	}

	/**
	 * A decision about many comments.
	 *
	 * @param state what becomes of them; approved ones are shown as it was proposed, and
	 * those that are approved already without what was left out of them before
	 * @param from what was decided about them when they were shown; about whom somebody
	 * else decided in the meantime nothing changes
	 */
	record ManyModerated(@NotEmpty @Size(max = 100) List<@NotNull UUID> responses, @NotNull @Nullable Moderation state,
			@NotNull @Nullable Moderation from) {
	}

	/**
	 * What came of it.
	 *
	 * @param left those that were left alone: somebody else decided, or the comment is
	 * gone, or for few eyes only
	 */
	record ModeratedMany(Set<UUID> done, Set<UUID> left) {
	}

	@GetMapping("/api/feedback/moderation")
	Mono<Page<QueuedComment>> comments(Caller caller, @RequestParam(defaultValue = "UNCHECKED") Moderation state,
			@RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable String touchpoint,
			@RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
			@RequestParam(required = false) @Size(max = 100) @Nullable String q,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "25") @Min(1) @Max(MOST) int limit) {
		QueueFilter filter = filter(caller, state, site, touchpoint, Period.parse(from, to), q);
		String place = given(after);
		Cursor start = (place != null) ? Cursor.parse(place) : null;
		return this.transaction.list(caller.sites(), this.queue.list(caller.sites(), filter, start, limit + 1))
			.collectList()
			.map((rows) -> Page.of(rows, limit, (row) -> new Cursor(row.occurredAt(), row.id())))
			.flatMap((page) -> Flux.fromIterable(page.items())
				.concatMap((row) -> this.proposals.of(row.approvable(), List.of()).map(row::with))
				.collectList()
				.map((items) -> new Page<>(items, page.next())));
	}

	@GetMapping("/api/feedback/moderation/count")
	Mono<CommentCount> commentCount(Caller caller, @RequestParam(defaultValue = "UNCHECKED") Moderation state,
			@RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable String touchpoint,
			@RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
			@RequestParam(required = false) @Size(max = 100) @Nullable String q) {
		QueueFilter filter = filter(caller, state, site, touchpoint, Period.parse(from, to), q);
		return this.transaction.run(caller.sites(), this.queue.count(caller.sites(), filter))
			.map((count) -> new CommentCount(count, count >= QueueQueries.MOST_COUNTED));
	}

	@PutMapping("/api/feedback/moderation")
	Mono<ModeratedMany> moderateMany(Caller caller, @Valid @RequestBody ManyModerated wanted) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		Moderation state = wanted.state();
		if (state == null) {
			throw new IllegalStateException("Validated before");
		}
		return this.transaction.list(caller.sites(), this.repository.comments(wanted.responses()))
			.collectList()
			.filter((seen) -> !seen.isEmpty())
			.switchIfEmpty(Mono.error(() -> Problems.notFound("response")))
			.flatMapMany(Flux::fromIterable)
			.concatMap((one) -> deciding(one, state))
			.collectList()
			.flatMapMany((decisions) -> this.transaction.list(caller.sites(),
					this.repository.decide(decisions, state, wanted.from(), caller.name(), this.clock.instant())))
			.collectList()
			.map((done) -> came(wanted.responses(), done));
	}

	private Mono<Deciding> deciding(ModerationRepository.Commented one, Moderation state) {
		String comment = one.approvable();
		if (comment == null) {
			return Mono.empty();
		}
		Mono<Deciding> hidden = Mono
			.fromSupplier(() -> new Deciding(this.ids.next(), one.response(), one.shown(), null));
		return (state != Moderation.APPROVED) ? hidden : this.proposals.of(comment, List.of())
			.map((masked) -> new Deciding(this.ids.next(), one.response(), one.shown(), masked.text()));
	}

	private static ModeratedMany came(List<UUID> wanted, List<UUID> done) {
		Set<UUID> left = new TreeSet<>(wanted);
		done.forEach(left::remove);
		return new ModeratedMany(new TreeSet<>(done), left);
	}

	private static QueueFilter filter(Caller caller, Moderation state, @Nullable String site,
			@Nullable String touchpoint, Period period, @Nullable String text) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		String wanted = given(site);
		if (wanted != null) {
			caller.requireSite(wanted);
		}
		return new QueueFilter(state, wanted, given(touchpoint), period, given(text));
	}

	private static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

}
