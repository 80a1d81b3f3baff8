package io.touchpoint.feedback.visit;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.scan.Darkroom;
import io.touchpoint.starter.scan.ScanCheck;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.SentParts.SentFile;

import org.springframework.stereotype.Component;

/**
 * Takes a shopper's photos in and away. Each is judged by what it is and written anew, so
 * that nothing but the picture stays, least of all where it was taken.
 */
@Component
class ShopperPhotos {

	private final Darkroom darkroom;

	private final VisitDraftRepository drafts;

	private final SiteScopedTransaction transaction;

	private final VisitProperties properties;

	private final ScanCheck check;

	private final Ids ids;

	private final Clock clock;

	ShopperPhotos(VisitDraftRepository drafts, SiteScopedTransaction transaction, VisitProperties properties,
			Darkroom darkroom, Ids ids, Clock clock) {
		this.darkroom = darkroom;
		this.drafts = drafts;
		this.transaction = transaction;
		this.properties = properties;
		this.check = new ScanCheck(properties.mostPixels(), properties.longestSide());
		this.ids = ids;
		this.clock = clock;
	}

	/** The id that the text is, if it is one. */
	static Optional<UUID> id(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Stores the photos that came along and removes the one that is not wanted any more.
	 * @return why photos were refused, by stop
	 */
	Mono<Map<Integer, String>> take(SiteVisit visit, SentForm sent) {
		Mono<Void> removal = Mono.justOrEmpty(sent.removed())
			.flatMap((text) -> Mono.justOrEmpty(id(text)))
			.flatMap((photo) -> this.transaction.run(SiteScope.allSites(), remove(visit, photo)));
		return removal.then(Flux.fromIterable(sent.photos().entrySet())
			.filter((stop) -> stop.getKey() >= 1 && stop.getKey() <= visit.touchpoints().size())
			.concatMap((stop) -> Flux.fromIterable(stop.getValue())
				.concatMap((photo) -> refusal(visit, stop.getKey(), photo))
				.map((reason) -> Map.entry(stop.getKey(), reason)))
			.collect(HashMap::new, (faults, fault) -> faults.put(fault.getKey(), fault.getValue())));
	}

	/** Empty if it was stored. */
	private Mono<String> refusal(SiteVisit visit, int stop, SentFile sent) {
		if (sent.tooLarge()) {
			return Mono.just("too-large");
		}
		return this.darkroom.develop(() -> this.check.photo(sent.bytes()))
			.flatMap((photo) -> this.transaction.run(SiteScope.allSites(), store(visit, stop, photo)))
			.filter((added) -> added == 0)
			.map((none) -> "too-many")
			.onErrorResume(ProblemException.class, (ex) -> Mono.just(reason(ex)));
	}

	private Mono<Void> remove(SiteVisit visit, UUID photo) {
		return taking(visit).flatMap((opened) -> this.drafts.removePhoto(visit.id(), photo));
	}

	/** Empty if the report stands, or is not wanted any more. */
	private Mono<VisitDraftRepository.Opened> taking(SiteVisit visit) {
		return this.drafts.take(visit.id())
			.filter((opened) -> opened.handedInAt() == null && opened.visit().state().isOpen());
	}

	private Mono<Long> store(SiteVisit visit, int stop, ScanCheck.Scan photo) {
		return taking(visit).flatMap((opened) -> this.drafts.addPhoto(this.ids.next(), visit, stop, photo,
				this.properties.mostPhotos(), this.clock.instant()));
	}

	private static String reason(ProblemException ex) {
		return ex.faults().isEmpty() ? "unreadable" : ex.faults().getFirst().reason();
	}

}
