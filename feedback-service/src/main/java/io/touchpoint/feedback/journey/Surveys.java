package io.touchpoint.feedback.journey;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.stereotype.Component;

/**
 * The surveys. One that was read is kept for a moment, so that the hot path asks the
 * database once per survey and moment and not once per answer; only existing codes are
 * kept, so guessing fills nothing.
 */
@Component
public class Surveys {

	private static final Pattern CODE = Pattern.compile("[a-z0-9]{4,40}");

	private final SurveyRepository repository;

	private final SiteScopedTransaction transaction;

	private final SurveyCodes codes;

	private final Ids ids;

	private final Clock clock;

	private final SurveyProperties properties;

	private final Map<String, Kept> kept = new ConcurrentHashMap<>();

	Surveys(SurveyRepository repository, SiteScopedTransaction transaction, SurveyCodes codes, Ids ids, Clock clock,
			SurveyProperties properties) {
		this.repository = repository;
		this.transaction = transaction;
		this.codes = codes;
		this.ids = ids;
		this.clock = clock;
		this.properties = properties;
	}

	/**
	 * The survey with this code, also one that is closed: what was answered while it was
	 * open may arrive later, or once more.
	 */
	public Mono<Survey> known(String code) {
		if (!CODE.matcher(code).matches()) {
			return Mono.empty();
		}
		Instant now = this.clock.instant();
		Kept known = this.kept.get(code);
		return (known != null && known.until().isAfter(now)) ? Mono.just(known.survey())
				: this.transaction.run(SiteScope.allSites(), this.repository.find(code))
					.doOnNext((read) -> this.kept.put(code, new Kept(read, now.plus(this.properties.keep()))));
	}

	/**
	 * Where staff enter what was said at a touchpoint of a site; empty if the site has no
	 * such touchpoint.
	 * @param wanted whose survey is preferred if the place has several; null: of those
	 * whom the site is for
	 */
	public Mono<Place> at(String site, String touchpoint, @Nullable CustomerType wanted) {
		return this.transaction.run(SiteScope.of(site), this.repository.at(site, touchpoint, wanted));
	}

	/**
	 * Gives each of these sites a web survey at every touchpoint of its journeys that has
	 * none yet: the journey of whom it serves, and those that it has surveys for already.
	 * Works in the caller's transaction.
	 */
	public Mono<Long> completeFor(List<String> sites) {
		return sites.isEmpty() ? Mono.just(0L) : complete(sites, List.of(), Channel.WEB, null);
	}

	/**
	 * The surveys of a channel at these sites and touchpoints, in the order of sites and
	 * journeys; those that were missing are made. No sites are all that the caller's
	 * transaction sees, no touchpoints are all. Works in the caller's transaction.
	 * @param customers who answers; null: whom each site is for
	 */
	public Flux<Survey> at(List<String> sites, List<String> touchpoints, Channel channel,
			@Nullable CustomerType customers) {
		return complete(sites, touchpoints, channel, customers)
			.thenMany(this.repository.at(sites, touchpoints, channel, customers));
	}

	private Mono<Long> complete(List<String> sites, List<String> touchpoints, Channel channel,
			@Nullable CustomerType customers) {
		return this.repository.missing(sites, touchpoints, channel, customers)
			.map((missing) -> new SurveyRepository.Row(this.ids.next(), this.codes.next(), missing.site(),
					missing.customerType(), missing.touchpoint(), channel))
			.collectList()
			.filter((rows) -> !rows.isEmpty())
			.flatMap((rows) -> this.repository.insert(rows, this.clock.instant()))
			.defaultIfEmpty(0L);
	}

	Flux<Touchpoint> touchpoints() {
		return this.transaction.list(SiteScope.of(), this.repository.touchpoints());
	}

	void forget(String code) {
		this.kept.remove(code);
	}

	/** After a change of a touchpoint: at one site, or everywhere if none is named. */
	void forgetAt(@Nullable String site, String touchpoint) {
		this.kept.values()
			.removeIf((kept) -> kept.survey().touchpoint().equals(touchpoint)
					&& (site == null || kept.survey().site().equals(site)));
	}

	/**
	 * A survey and its site's time zone.
	 */
	public record Place(Survey survey, ZoneId zone) {
	}

	private record Kept(Survey survey, Instant until) {
	}

}
