package io.touchpoint.complaint.clock;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Works out this and the next year's holidays of the countries that sites have, beside
 * the threads that answer: reading the tables of the first country takes a second.
 */
@Component
class HolidayTables {

	private static final Logger logger = LoggerFactory.getLogger(HolidayTables.class);

	private final ReviewRepository reviews;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	HolidayTables(ReviewRepository reviews, SiteScopedTransaction transaction, Clock clock) {
		this.reviews = reviews;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** A country that has something to read. */
	record Country(String code, @Nullable String region) {

		void read(LocalDate today) {
			PublicHolidays.of(this.code, this.region, today, Locale.ENGLISH);
			PublicHolidays.of(this.code, this.region, today.plusYears(1), Locale.ENGLISH);
		}

	}

	@EventListener(ApplicationReadyEvent.class)
	void started() {
		Mono<Void> ahead = read()
			.doOnError((ex) -> logger.warn("The holidays are read when they are first asked for: {}", ex.toString()))
			.onErrorComplete();
		Thread.ofVirtual().name("holidays").start(() -> ahead.toFuture().join());
	}

	Mono<Void> read() {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		return this.transaction.list(SiteScope.allSites(), this.reviews.countries())
			.collectList()
			.publishOn(Schedulers.boundedElastic())
			.doOnNext((countries) -> countries.forEach((country) -> country.read(today)))
			.then();
	}

}
