package io.touchpoint.gateway.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import io.swagger.v3.oas.annotations.tags.Tag;
import io.touchpoint.gateway.directory.WorkingCalendar.NewCalendar;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The working calendars of sites: everybody reads the own ones, head office changes them.
 */
@RestController
@Tag(name = "calendars")
class CalendarController {

	private static final String PATH = "/api/directory/sites/{code}/calendar";

	private final Calendars calendars;

	private final Clock clock;

	CalendarController(Calendars calendars, Clock clock) {
		this.calendars = calendars;
		this.clock = clock;
	}

	@GetMapping(PATH)
	Mono<ResponseEntity<WorkingCalendar>> findCalendar(Caller caller, @PathVariable String code) {
		return this.calendars.find(SiteController.reading(caller), code).map(CalendarController::tagged);
	}

	@PutMapping(PATH)
	Mono<ResponseEntity<WorkingCalendar>> changeCalendar(Caller caller, @PathVariable String code,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody NewCalendar calendar) {
		caller.require(Role.HEAD_OFFICE);
		return this.calendars.change(caller.sites(), code, Revision.required(ifMatch), calendar)
			.map(CalendarController::tagged);
	}

	/** The countries whose public holidays are known, as ISO 3166 has them. */
	@GetMapping("/api/directory/holiday-countries")
	Mono<List<String>> holidayCountries(Caller caller) {
		return Mono.fromCallable(() -> List.copyOf(PublicHolidays.countries()))
			.subscribeOn(Schedulers.boundedElastic());
	}

	/**
	 * The regions of a country, and the public holidays that come next.
	 * @param language of their names; English if the request names none
	 */
	@GetMapping("/api/directory/public-holidays")
	Mono<PublicHolidays.Preview> publicHolidays(Caller caller, @RequestParam String country,
			@RequestParam(required = false) @Nullable String region, @Nullable Locale language) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		return Mono.fromCallable(() -> {
			if (!PublicHolidays.countries().contains(country)) {
				throw Problems.invalid(
						new FieldFault("country", "unknown-country", "There are no public holidays for this country."));
			}
			if (region != null
					&& PublicHolidays.regions(country).stream().noneMatch((one) -> one.code().equals(region))) {
				throw Problems.invalid(new FieldFault("region", "unknown-region",
						"The country has no such region with holidays of its own."));
			}
			return PublicHolidays.preview(country, region, today, (language != null) ? language : Locale.ENGLISH);
		}).subscribeOn(Schedulers.boundedElastic());
	}

	private static ResponseEntity<WorkingCalendar> tagged(WorkingCalendar calendar) {
		return ResponseEntity.ok().eTag(calendar.tag()).body(calendar);
	}

}
