package io.touchpoint.complaint.handoff;

import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.Period;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the time of cases goes.
 */
@RestController
@RequestMapping("/api/complaints")
class HandOffController {

	private final Cycles cycles;

	HandOffController(Cycles cycles) {
		this.cycles = cycles;
	}

	/** The cycle of one case. */
	@GetMapping("/{id}/cycle")
	Mono<CycleView> cycle(Caller caller, @PathVariable UUID id) {
		reader(caller);
		return this.cycles.of(caller.sites(), id).map(CycleView::of);
	}

	/**
	 * The time lost by pair of units, of hand-offs in a period: a time, or a date that
	 * counts whole, in UTC.
	 */
	@GetMapping("/handoffs")
	Mono<List<LostTime>> handOffs(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable String from,
			@RequestParam(required = false) @Nullable String to) {
		reader(caller);
		String only = caller.onlySite(site);
		return this.cycles.lost(caller.sites(), only, Period.from(from), Period.until(to));
	}

	private static void reader(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

}
