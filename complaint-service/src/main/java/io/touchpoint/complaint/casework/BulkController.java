package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.touchpoint.complaint.casework.Casework.StaleRevision;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Changes many cases at a time. Each is a change of its own: it has its revision checked
 * and its commit made by itself, so that one that is refused keeps no other one up, and
 * nobody's change is overwritten.
 */
@RestController
class BulkController {

	private final Casework casework;

	private final Desks desks;

	private final Colleagues colleagues;

	private final JsonMapper json;

	BulkController(Casework casework, Desks desks, Colleagues colleagues, JsonMapper json) {
		this.casework = casework;
		this.desks = desks;
		this.colleagues = colleagues;
		this.json = json;
	}

	/**
	 * Changes each of these cases, once per key: a repetition tells of a case that is
	 * done already, and tries again what was refused.
	 * @param key under which the request may come again with the same body; needed,
	 * because a lost answer would leave nobody knowing which cases it told of
	 */
	@PostMapping("/api/complaints/bulk")
	Mono<BulkResult> changeMany(Caller caller,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(max = 200) String key,
			@Valid @RequestBody BulkChange change) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		if (key == null || key.isBlank()) {
			throw Problems.of(HttpStatus.BAD_REQUEST, "idempotency-key-missing",
					"Send an Idempotency-Key header, so that a repeated request changes each case once.");
		}
		change.check();
		String body = this.json.writeValueAsString(change);
		Map<String, Mono<Optional<Person>>> owners = new ConcurrentHashMap<>();
		return Flux.fromIterable(change.cases())
			.concatMap((seen) -> change(caller, seen, change, owners,
					IntakeKey.of("bulk " + seen.id() + " staff " + caller.id(), key, body)))
			.collectList()
			.map(BulkResult::new);
	}

	private Mono<BulkResult.OfCase> change(Caller caller, BulkChange.Seen seen, BulkChange change,
			Map<String, Mono<Optional<Person>>> owners, IntakeKey key) {
		return this.casework.find(caller.sites(), seen.id())
			.flatMap((complaint) -> desk(complaint, change, owners))
			.flatMap((desk) -> this.casework.change(caller.sites(), seen, change, desk, Actor.of(caller), key))
			.map((yes) -> BulkResult.done(yes.complaint()))
			.onErrorResume(StaleRevision.class,
					(stale) -> Mono.just(BulkResult.refused(seen.id(), "precondition-failed",
							"Somebody changed this case in the meantime; look at it again.")))
			.onErrorResume(ProblemException.class, (no) -> Mono.just(BulkResult.refused(seen.id(), no)));
	}

	/**
	 * The desk of a case, with the unit or person that is not to change kept as it is.
	 * The directory is asked once for each site.
	 */
	private Mono<Desk> desk(Complaint complaint, BulkChange change, Map<String, Mono<Optional<Person>>> owners) {
		Desk before = complaint.desk();
		BulkChange.To owner = change.owner();
		BulkChange.To unit = change.unit();
		Mono<Optional<Person>> person = (owner == null) ? Mono.just(Optional.ofNullable(before.owner())) : owners
			.computeIfAbsent(complaint.site(), (site) -> this.colleagues.owner("owner", owner.id(), site).cache());
		Mono<Desk> place = (unit == null) ? Mono.just(before) : this.desks.named(complaint, unit.id());
		return place.zipWith(person, (desk, who) -> new Desk(desk.unit(), who.orElse(null)));
	}

	/** What became of each case, in the order of the request. */
	record BulkResult(List<OfCase> cases) {

		/**
		 * @param done whether the case is as it was asked for
		 * @param revision of the case now, if it is done
		 * @param reason why not, as the {@code type} of the single change's problem ends
		 * @param detail the same in an English sentence
		 */
		record OfCase(UUID id, boolean done, @Nullable Long revision, @Nullable String reason,
				@Nullable String detail) {
		}

		static OfCase done(Complaint complaint) {
			return new OfCase(complaint.id(), true, complaint.revision(), null, null);
		}

		static OfCase refused(UUID id, String reason, String detail) {
			return new OfCase(id, false, null, reason, detail);
		}

		/** One field is wrong: its reason says more than that something is. */
		static OfCase refused(UUID id, ProblemException no) {
			String reason = no.faults().isEmpty() ? no.reason() : no.faults().getFirst().reason();
			return refused(id, reason, String.valueOf(no.getMessage()));
		}

	}

}
