package io.touchpoint.complaint.clock;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

import io.r2dbc.spi.Readable;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Works out this and the next year's holidays of the countries that sites have, beside
 * the threads that answer: reading the tables of the first country takes a second.
 */
@Component
class HolidayTables {

	private static final String COUNTRIES = """
			SELECT DISTINCT hours ->> 'country' AS country, hours ->> 'holidayRegion' AS region FROM site_hours
			WHERE hours ->> 'country' IS NOT NULL
			""";

	private final DatabaseClient database;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	HolidayTables(DatabaseClient database, SiteScopedTransaction transaction, Clock clock) {
		this.database = database;
		this.transaction = transaction;
		this.clock = clock;
	}

	@EventListener(ApplicationReadyEvent.class)
	void started() {
		Thread.ofVirtual().name("holidays").start(() -> read().toFuture().join());
	}

	Mono<Void> read() {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		return this.transaction.list(SiteScope.allSites(), this.database.sql(COUNTRIES).map(Country::of).all())
			.collectList()
			.publishOn(Schedulers.boundedElastic())
			.doOnNext((countries) -> countries.forEach((country) -> country.read(today)))
			.then();
	}

	private record Country(String code, @Nullable String region) {

		static Country of(Readable row) {
			return new Country(Objects.requireNonNull(row.get("country", String.class)),
					row.get("region", String.class));
		}

		void read(LocalDate today) {
			PublicHolidays.of(this.code, this.region, today);
			PublicHolidays.of(this.code, this.region, today.plusYears(1));
		}

	}

}
