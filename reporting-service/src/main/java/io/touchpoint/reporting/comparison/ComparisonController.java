package io.touchpoint.reporting.comparison;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/reports", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Comparison")
class ComparisonController {

	private final Comparisons comparisons;

	private final Clock clock;

	ComparisonController(Comparisons comparisons, Clock clock) {
		this.comparisons = comparisons;
		this.clock = clock;
	}

	@GetMapping("/measures")
	@Operation(summary = "What sites can be compared by")
	List<Measure> measures(@Parameter(hidden = true) Caller caller) {
		Readers.check(caller);
		return Measures.ALL;
	}

	@GetMapping("/comparison")
	@Operation(summary = "The caller's sites compared by one measure",
			description = "Centre and limits are those of the whole organisation, or of the region or peer group asked for.")
	Mono<Comparison> comparison(@Parameter(hidden = true) Caller caller, @RequestParam String measure,
			@RequestParam(required = false) @Schema(format = "date") @Nullable String from,
			@RequestParam(required = false) @Schema(format = "date") @Nullable String to,
			@RequestParam(required = false) @Nullable String region,
			@RequestParam(required = false) @Nullable String peerGroup) {
		Readers.check(caller);
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), this.clock.getZone());
		Question question = Question.of(Measures.named(measure), Period.of(from, to, today), Readers.filter(region),
				Readers.filter(peerGroup), today);
		return this.comparisons.answer(caller.sites(), question);
	}

}
