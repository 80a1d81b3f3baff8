package io.touchpoint.feedback.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Head office says for how long what belongs to people is kept.
 */
@RestController
@RequestMapping("/api/feedback/retention")
class RetentionController {

	private static final int LONGEST = 600;

	/** More is told as "so many or more". */
	private static final int COUNTED = 10_000;

	private final Retention retention;

	private final RetentionRepository repository;

	private final Map<RecordKind, Keeping> keepings;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	RetentionController(Retention retention, RetentionRepository repository, List<Keeping> keepings,
			SiteScopedTransaction transaction, Clock clock) {
		this.retention = retention;
		this.repository = repository;
		this.keepings = keepings.stream().collect(Collectors.toMap(Keeping::kind, Function.identity()));
		this.transaction = transaction;
		this.clock = clock;
	}

	@GetMapping
	Mono<List<KeptKind>> retention(Caller caller) {
		caller.requireOrganisation();
		return kept().map((kept) -> List.copyOf(kept.values()));
	}

	@PutMapping("/{kind}")
	Mono<ResponseEntity<KeptKind>> changeRetention(Caller caller, @PathVariable RecordKind kind,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody WantedRetention wanted) {
		caller.requireOrganisation();
		return this.retention.change(kind, wanted.months(), Revision.seen(ifMatch), caller.name())
			.flatMap((changed) -> kept(kind))
			.switchIfEmpty(Mono.defer(() -> kept(kind)).flatMap(RetentionController::changedMeanwhile))
			.map((kept) -> ResponseEntity.ok().eTag(Revision.tag(kept.revision())).body(kept));
	}

	private static Mono<KeptKind> changedMeanwhile(KeptKind newest) {
		return Mono.error(() -> Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
				"This time was changed in the meantime.", Map.of("current", newest)));
	}

	/** What a time would cut if it counted now. */
	@GetMapping("/{kind}/effect")
	Mono<RetentionEffect> retentionEffect(Caller caller, @PathVariable RecordKind kind,
			@RequestParam @Min(1) @Max(LONGEST) int months) {
		caller.requireOrganisation();
		Instant now = this.clock.instant();
		Instant before = RetentionRule.horizon(now, months);
		return this.transaction
			.run(SiteScope.allSites(),
					this.repository.doneUntil(kind).flatMap((from) -> keeping(kind).count(from, before, COUNTED)))
			.map((records) -> new RetentionEffect(before, records, records == COUNTED));
	}

	private Keeping keeping(RecordKind kind) {
		return Objects.requireNonNull(this.keepings.get(kind), kind::name);
	}

	private Mono<KeptKind> kept(RecordKind kind) {
		return kept().map((kept) -> Objects.requireNonNull(kept.get(kind), kind::name));
	}

	private Mono<Map<RecordKind, KeptKind>> kept() {
		return Mono.zip(this.retention.standings(),
				this.transaction.list(SiteScope.of(), this.repository.cuts()).collectMap(RetentionRepository.Cut::kind),
				(standings, cuts) -> {
					Map<RecordKind, KeptKind> kept = new EnumMap<>(RecordKind.class);
					Arrays.stream(RecordKind.values())
						.forEach((kind) -> kept.put(kind, KeptKind.of(standings.of(kind), cuts.get(kind))));
					return kept;
				});
	}

	/**
	 * For how long a kind of record is kept.
	 *
	 * @param months whole months; null for ever
	 * @param usualMonths what comes with the service
	 * @param next what was decided and does not count yet
	 * @param changes what was decided, the newest first
	 */
	record KeptKind(RecordKind kind, long revision, @Nullable Integer months, @Nullable Integer usualMonths,
			@Nullable RetentionChange next, @Nullable Instant lastCutAt, @Nullable Long lastCutRecords, long cutInAll,
			List<RetentionChange> changes) {

		static KeptKind of(Retention.Standing standing, RetentionRepository.@Nullable Cut cut) {
			RetentionRule newest = standing.newest();
			return new KeptKind(newest.kind(), newest.revision(), standing.inForce().months(),
					standing.usual().months(), newest.equals(standing.inForce()) ? null : RetentionChange.of(newest),
					(cut != null) ? cut.at() : null, (cut != null) ? cut.records() : null,
					(cut != null) ? cut.inAll() : 0, standing.newestFirst().stream().map(RetentionChange::of).toList());
		}

	}

	/** A decision; {@code months} null for ever. */
	record RetentionChange(@Nullable Integer months, @Nullable Instant effectiveAt, @Nullable Instant changedAt,
			@Nullable String changedBy) {

		static RetentionChange of(RetentionRule rule) {
			return new RetentionChange(rule.months(), rule.effectiveAt(), rule.changedAt(), rule.changedBy());
		}

	}

	/** For how many months from now on; null for ever. */
	record WantedRetention(@Nullable @Min(1) @Max(LONGEST) Integer months) {
	}

	/**
	 * What a time would cut.
	 *
	 * @param before what is older
	 * @param orMore whether there are more than were counted
	 */
	record RetentionEffect(Instant before, long records, boolean orMore) {
	}

}
