package io.touchpoint.complaint.regulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Trace;
import io.touchpoint.complaint.casework.Trail;
import io.touchpoint.complaint.regulator.ParticularsRepository.Noted;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * What regulators want to know of a case, noted by staff.
 */
@RestController
class ParticularsController {

	private static final String PATH = "/api/complaints/{id}/particulars";

	private final ParticularsRepository particulars;

	private final CaseViews cases;

	private final Casework casework;

	private final Sites sites;

	private final Trail trail;

	private final Clock clock;

	ParticularsController(ParticularsRepository particulars, CaseViews cases, Casework casework, Sites sites,
			Trail trail, Clock clock) {
		this.particulars = particulars;
		this.cases = cases;
		this.casework = casework;
		this.sites = sites;
		this.trail = trail;
		this.clock = clock;
	}

	@GetMapping(PATH)
	Mono<ResponseEntity<Noted>> particulars(Caller caller, @PathVariable UUID id) {
		handler(caller);
		return this.cases.read(caller.sites(), id, (complaint, history) -> this.particulars.find(id))
			.map(ParticularsController::tagged);
	}

	/**
	 * Notes them anew; a 412 problem carries those that somebody noted meanwhile.
	 */
	@PutMapping(PATH)
	Mono<ResponseEntity<Noted>> noteParticulars(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody Particulars wanted) {
		handler(caller);
		long seen = Revision.seen(ifMatch);
		return this.casework
			.holding(caller.sites(), id,
					(complaint) -> this.particulars.find(id)
						.flatMap((noted) -> change(caller, complaint, noted, seen, wanted.of(complaint.site()))))
			.map(ParticularsController::tagged);
	}

	private Mono<Noted> change(Caller caller, Complaint complaint, Noted noted, long seen, Particulars wanted) {
		if (noted.revision() != seen) {
			return Mono.error(Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
					"Somebody noted something else in the meantime.", Map.of("current", noted)));
		}
		return wanted.equals(
				noted.particulars())
						? Mono.just(noted)
						: known(caller, wanted.furtherSites(), noted.particulars().furtherSites())
							.then(Mono.defer(() -> this.particulars.save(complaint, wanted)))
							.flatMap((saved) -> this.trail
								.write(complaint.site(),
										List.of(new Trace(this.clock.instant(), complaint.id(), "particulars",
												caller.id(), wanted.said().getBytes(StandardCharsets.UTF_8))))
								.thenReturn(saved));
	}

	/** Nobody names a site that they do not see; what another named stays. */
	private Mono<Void> known(Caller caller, List<String> wanted, List<String> before) {
		return Flux.fromIterable(wanted)
			.filter((site) -> !before.contains(site))
			.filterWhen((site) -> caller.sites().covers(site)
					? this.sites.here(site).hasElement().map((known) -> !known) : Mono.just(true))
			.next()
			.flatMap((site) -> Mono.error(Problems
				.invalid(new FieldFault("furtherSites", "unknown-site", "There is no site '" + site + "'."))));
	}

	private static ResponseEntity<Noted> tagged(Noted noted) {
		return ResponseEntity.ok().eTag(Revision.tag(noted.revision())).body(noted);
	}

	private static void handler(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

}
