package io.touchpoint.feedback.visit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.ScriptPart;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Revision;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The shopper's page: for whoever has the secret of its address, on a phone, with or
 * without a script. It is one form, so that every button saves all that was typed.
 */
@Component
class ShopperPages {

	private static final Logger logger = LoggerFactory.getLogger(ShopperPages.class);

	private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

	private static final Map<Integer, List<FieldFault>> NO_FAULTS = Map.of();

	/** Bytes of a form that can hold no photo worth the name. */
	private static final long LIGHT = 256 * 1024;

	private static final int UPLOADS = 3;

	private final Semaphore uploads = new Semaphore(UPLOADS);

	private final VisitDraftRepository drafts;

	private final VisitQueries queries;

	private final ShopperPhotos photos;

	private final HandIn handIn;

	private final SiteScopedTransaction transaction;

	private final VisitProperties properties;

	private final Ids ids;

	private final Clock clock;

	ShopperPages(VisitDraftRepository drafts, VisitQueries queries, ShopperPhotos photos, HandIn handIn,
			SiteScopedTransaction transaction, VisitProperties properties, Ids ids, Clock clock) {
		this.drafts = drafts;
		this.queries = queries;
		this.photos = photos;
		this.handIn = handIn;
		this.transaction = transaction;
		this.properties = properties;
		this.ids = ids;
		this.clock = clock;
	}

	Mono<ServerResponse> show(ServerRequest request) {
		boolean saved = request.queryParam("saved").isPresent();
		return opened(request)
			.flatMap((opened) -> closed(request, opened, HttpStatus.OK)
				.switchIfEmpty(Mono.defer(() -> this.handIn.scripts(opened.visit())
					.flatMap((scripts) -> page(HttpStatus.OK, request, opened,
							new VisitForm(opened.visit(), scripts, opened.typed()), NO_FAULTS,
							new VisitPage.Saying(saved ? "saved" : null, null, Map.of()), null)))))
			.switchIfEmpty(Mono.defer(() -> ShopperHtml.notice(request, HttpStatus.NOT_FOUND, "unknown")))
			.onErrorResume((ex) -> ShopperHtml.trouble(request, ex));
	}

	/** The style rules that branch without a script. */
	Mono<ServerResponse> rules(ServerRequest request) {
		return opened(request)
			.flatMap((opened) -> this.handIn.scripts(opened.visit())
				.map((scripts) -> new VisitForm(opened.visit(), scripts, opened.typed()).parts()
					.stream()
					.map(ScriptPart::rules)
					.collect(Collectors.joining())))
			.flatMap((rules) -> ServerResponse.ok()
				.contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
				.header("X-Content-Type-Options", "nosniff")
				.cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
				.bodyValue(rules))
			.switchIfEmpty(Mono.defer(() -> ShopperHtml.notice(request, HttpStatus.NOT_FOUND, "unknown")))
			.onErrorResume((ex) -> ShopperHtml.trouble(request, ex));
	}

	/** A photo that was taken, until the report is handed in. */
	Mono<ServerResponse> photo(ServerRequest request) {
		return opened(request).filter((opened) -> opened.handedInAt() == null && opened.visit().state().isOpen())
			.flatMap((opened) -> ShopperPhotos.id(request.pathVariable("photo"))
				.map((id) -> this.transaction.run(SiteScope.allSites(), this.queries.photo(opened.visit().id(), id)))
				.orElse(Mono.empty()))
			.flatMap((photo) -> ServerResponse.ok()
				.contentType(MediaType.parseMediaType(photo.type()))
				.header("X-Content-Type-Options", "nosniff")
				.header("Content-Security-Policy", "default-src 'none'; sandbox")
				.cacheControl(CacheControl.noStore())
				.bodyValue(photo.content()))
			.switchIfEmpty(Mono.defer(() -> ShopperHtml.notice(request, HttpStatus.NOT_FOUND, "unknown")))
			.onErrorResume((ex) -> ShopperHtml.trouble(request, ex));
	}

	Mono<ServerResponse> send(ServerRequest request) {
		return opened(request)
			.flatMap((opened) -> closed(request, opened, HttpStatus.GONE)
				.switchIfEmpty(Mono.defer(() -> oneOfFew(request, received(request, opened)))))
			.switchIfEmpty(Mono.defer(() -> ShopperHtml.notice(request, HttpStatus.NOT_FOUND, "unknown")))
			.onErrorResume((ex) -> ShopperHtml.trouble(request, ex));
	}

	private Mono<ServerResponse> received(ServerRequest request, VisitDraftRepository.Opened opened) {
		return SentForm.read(request, (int) this.properties.mostBytes().toBytes())
			.flatMap((sent) -> act(request, opened, sent));
	}

	/** A form with photos is held in memory until they are stored: a few at a time. */
	private Mono<ServerResponse> oneOfFew(ServerRequest request, Mono<ServerResponse> work) {
		long length = request.headers().contentLength().orElse(Long.MAX_VALUE);
		if (length <= LIGHT) {
			return work;
		}
		if (!this.uploads.tryAcquire()) {
			return ShopperHtml.notice(request, HttpStatus.SERVICE_UNAVAILABLE, "away");
		}
		return work.doFinally((signal) -> this.uploads.release());
	}

	private Mono<VisitDraftRepository.Opened> opened(ServerRequest request) {
		String secret = request.pathVariable("secret");
		return SECRET.matcher(secret).matches()
				? this.transaction.run(SiteScope.allSites(), this.drafts.find(Secret.claimed(secret))) : Mono.empty();
	}

	/** The page of a visit that takes nothing more; empty while it does. */
	private Mono<ServerResponse> closed(ServerRequest request, VisitDraftRepository.Opened opened, HttpStatus late) {
		SiteVisit visit = opened.visit();
		if (opened.handedInAt() != null) {
			return request.method().name().equals("POST") ? ShopperHtml.backTo(request, "") : ShopperHtml.thanks(visit);
		}
		return switch (VisitRules.save(visit, this.clock.instant())) {
			case VisitRules.Decision.Accepted accepted -> Mono.empty();
			case VisitRules.Decision.Refused refused -> ShopperHtml.notice(visit.language(), late, "over");
		};
	}

	/** First of all what was typed is saved. */
	private Mono<ServerResponse> act(ServerRequest request, VisitDraftRepository.Opened opened, SentForm sent) {
		return this.handIn.scripts(opened.visit()).flatMap((scripts) -> {
			VisitForm form = new VisitForm(opened.visit(), scripts, VisitForm.kept(sent.fields()));
			return save(opened.visit().id(), form, sent.basis(), false).flatMap((outcome) -> switch (outcome) {
				case Outcome.Saved saved -> settle(request, opened.saved(saved.revision()), form, sent);
				case Outcome.Standing standing -> ShopperHtml.backTo(request, "");
				case Outcome.Met met -> meet(request, form, sent);
			}).onErrorResume((ex) -> notSaved(request, opened, form, sent, ex));
		});
	}

	private Mono<ServerResponse> settle(ServerRequest request, VisitDraftRepository.Opened opened, VisitForm form,
			SentForm sent) {
		if (isAutomatic(request)) {
			return ServerResponse.noContent()
				.eTag(Revision.tag(opened.revision()))
				.cacheControl(CacheControl.noStore())
				.build();
		}
		return this.photos.take(opened.visit(), sent).flatMap((photoFaults) -> {
			VisitPage.Saying saying = new VisitPage.Saying(null, null, photoFaults);
			if (!photoFaults.isEmpty()) {
				return page(HttpStatus.BAD_REQUEST, request, opened, form, NO_FAULTS, saying, sent.basis());
			}
			return sent.handsIn() ? handIn(request, opened, form, sent)
					: ShopperHtml.backTo(request, "?saved" + sent.anchor());
		});
	}

	private static boolean isAutomatic(ServerRequest request) {
		return request.queryParam("auto").isPresent();
	}

	/**
	 * Another page has saved meanwhile: nothing of it is overwritten before somebody has
	 * seen both. A script asks for the page by itself.
	 */
	private Mono<ServerResponse> meet(ServerRequest request, VisitForm form, SentForm sent) {
		if (isAutomatic(request)) {
			return ServerResponse.status(HttpStatus.CONFLICT).cacheControl(CacheControl.noStore()).build();
		}
		return opened(request).flatMap((opened) -> this.photos.take(opened.visit(), sent).flatMap((photoFaults) -> {
			Meeting meeting = Meeting.of(form.typed(), opened.typed());
			return page(HttpStatus.CONFLICT, request, opened, form.with(meeting.form()), NO_FAULTS,
					new VisitPage.Saying(null, null, photoFaults, meeting.aside()), null);
		})).switchIfEmpty(Mono.defer(() -> ShopperHtml.notice(request, HttpStatus.NOT_FOUND, "unknown")));
	}

	private Mono<ServerResponse> handIn(ServerRequest request, VisitDraftRepository.Opened opened, VisitForm form,
			SentForm sent) {
		Instant now = this.clock.instant();
		Map<Integer, List<FieldFault>> faults = form.faults(now);
		if (!faults.isEmpty()) {
			return page(HttpStatus.BAD_REQUEST, request, opened, form, faults, VisitPage.Saying.NOTHING, sent.basis());
		}
		return switch (VisitRules.handIn(opened.visit(), now)) {
			case VisitRules.Decision.Refused refused when refused.reason() == VisitRules.Reason.TOO_EARLY ->
				page(HttpStatus.CONFLICT, request, opened, form, NO_FAULTS,
						new VisitPage.Saying(null, "early", Map.of()), sent.basis());
			case VisitRules.Decision.Refused refused ->
				ShopperHtml.notice(opened.visit().language(), HttpStatus.GONE, "over");
			case VisitRules.Decision.Accepted accepted ->
				save(opened.visit().id(), form, sent.basis(), true).flatMap((outcome) -> switch (outcome) {
					case Outcome.Met met -> meet(request, form, sent);
					case Outcome.Saved saved -> counted(request, opened);
					case Outcome.Standing standing -> counted(request, opened);
				});
		};
	}

	private Mono<ServerResponse> counted(ServerRequest request, VisitDraftRepository.Opened opened) {
		return this.handIn.count(opened.visit().id())
			.onErrorResume((ex) -> later(opened, ex))
			.then(ShopperHtml.backTo(request, ""));
	}

	/** The report is safe; it is counted at the next look. */
	private static Mono<Void> later(VisitDraftRepository.Opened opened, Throwable ex) {
		logger.warn("The report of visit {} could not be counted yet", opened.visit().id(), ex);
		return Mono.empty();
	}

	/** What comes of saving. */
	private sealed interface Outcome {

		/** It is saved, under this revision. */
		record Saved(long revision) implements Outcome {
		}

		/** The report stands already, or is not wanted any more. */
		record Standing() implements Outcome {
		}

		/** Another page has saved meanwhile. */
		record Met() implements Outcome {
		}

	}

	/**
	 * Saves what was typed, unless the report stands already or another page was first.
	 */
	private Mono<Outcome> save(UUID visit, VisitForm form, @Nullable DraftBasis basis, boolean handsIn) {
		Instant now = this.clock.instant();
		Mono<Outcome> work = this.drafts.take(visit)
			.filter((opened) -> opened.handedInAt() == null && opened.visit().state().isOpen())
			.flatMap((opened) -> this.drafts.save(opened.visit(), form.typed(), basis, now)
				.flatMap((revision) -> (handsIn ? this.drafts.handIn(visit, now) : Mono.<Void>empty())
					.thenReturn((Outcome) new Outcome.Saved(revision)))
				.defaultIfEmpty(new Outcome.Met()))
			.defaultIfEmpty(new Outcome.Standing());
		return this.transaction.run(SiteScope.allSites(), work);
	}

	private Mono<ServerResponse> notSaved(ServerRequest request, VisitDraftRepository.Opened opened, VisitForm form,
			SentForm sent, Throwable ex) {
		logger.warn("What was typed for visit {} could not be saved", opened.visit().id(), ex);
		return page(HttpStatus.SERVICE_UNAVAILABLE, request, opened, form, NO_FAULTS,
				new VisitPage.Saying(null, "trouble", Map.of()), sent.basis());
	}

	/**
	 * @param basis of the page that this one goes on from; null for a new one
	 */
	private Mono<ServerResponse> page(HttpStatus status, ServerRequest request, VisitDraftRepository.Opened opened,
			VisitForm form, Map<Integer, List<FieldFault>> faults, VisitPage.Saying saying,
			@Nullable DraftBasis basis) {
		UUID page = (basis != null) ? basis.page() : this.ids.next();
		return this.transaction.run(SiteScope.allSites(), this.queries.photos(opened.visit().id()).collectList())
			.map((photos) -> new VisitPage(opened, ShopperHtml.address(request), page, form, photos,
					this.properties.mostPhotos())
				.view(faults, saying, this.clock.instant()))
			.flatMap((view) -> ShopperHtml.page(status).render("visit", Map.of("page", view)));
	}

}
