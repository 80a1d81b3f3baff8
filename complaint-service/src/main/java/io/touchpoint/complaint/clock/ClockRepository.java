package io.touchpoint.complaint.clock;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.clock.Ladder.Standing;
import io.touchpoint.complaint.clock.Ladder.Told;
import io.touchpoint.starter.event.Ids;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The tables of the clocks and of what they told.
 */
@Component
class ClockRepository {

	private static final String TOLD = """
			SELECT generation, ARRAY(SELECT step FROM case_clock_told AS told
				WHERE told.complaint = case_clock.complaint AND told.clock = case_clock.clock
					AND told.generation = case_clock.generation) AS steps
			FROM case_clock WHERE complaint = :complaint AND clock = :clock
			""";

	private static final String KEEP = """
			INSERT INTO case_clock (complaint, clock, site, generation, next_step, next_step_at)
			VALUES (:complaint, :clock, :site, :generation, :next, :nextAt)
			ON CONFLICT (complaint, clock) DO UPDATE SET generation = excluded.generation,
				next_step = excluded.next_step, next_step_at = excluded.next_step_at
			""";

	private static final String TELL = """
			INSERT INTO case_clock_told (id, complaint, clock, generation, step, site, due_at, at, silent)
			VALUES (:id, :complaint, :clock, :generation, :step, :site, :due, :at, :silent)
			ON CONFLICT (complaint, clock, generation, step) DO NOTHING
			""";

	private static final String DUE = """
			SELECT DISTINCT complaint, site FROM (
				SELECT complaint, site FROM case_clock WHERE next_step_at < :now ORDER BY next_step_at LIMIT :most
			) AS due
			""";

	private static final String FIND = """
			SELECT id, complaint, clock, step, site, due_at, at FROM case_clock_told WHERE id = :id AND NOT silent
			""";

	private static final String OF_CASE = """
			SELECT told.id, told.complaint, told.clock, told.step, told.site, told.due_at, told.at
			FROM case_clock_told AS told JOIN case_clock USING (complaint, clock, generation)
			WHERE complaint = :complaint AND NOT silent ORDER BY told.at
			""";

	private final DatabaseClient database;

	private final Ids ids;

	ClockRepository(DatabaseClient database, Ids ids) {
		this.database = database;
		this.ids = ids;
	}

	/** A case with a clock that has something to tell. */
	record Due(UUID complaint, String site) {
	}

	/** A step that was told. */
	record ToldStep(UUID id, UUID complaint, CaseClock clock, Step step, String site, Instant dueAt, Instant at) {
	}

	/** Empty if the clock was never kept. */
	Mono<Told> told(UUID complaint, CaseClock clock) {
		return this.database.sql(TOLD)
			.bind("complaint", complaint)
			.bind("clock", clock.name())
			.map((row) -> new Told(Objects.requireNonNull(row.get("generation", Integer.class)),
					steps(Objects.requireNonNull(row.get("steps", String[].class)))))
			.one();
	}

	private static Set<Step> steps(String[] names) {
		return Arrays.stream(names).map(Step::valueOf).collect(Collectors.toSet());
	}

	Mono<Void> keep(Complaint complaint, CaseClock clock, Standing standing) {
		return this.database.sql(KEEP)
			.bind("complaint", complaint.id())
			.bind("clock", clock.name())
			.bind("site", complaint.site())
			.bind("generation", standing.told().generation())
			.bind("next", Parameters.in(R2dbcType.VARCHAR, (standing.next() != null) ? standing.next().name() : null))
			.bind("nextAt", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, standing.nextAt()))
			.then();
	}

	/**
	 * Notes a step as told.
	 * @return its id; empty if it was told before
	 */
	Mono<UUID> tell(Complaint complaint, CaseClock clock, int generation, Step step, Instant due, Instant at,
			boolean silent) {
		UUID id = this.ids.next();
		return this.database.sql(TELL)
			.bind("id", id)
			.bind("complaint", complaint.id())
			.bind("clock", clock.name())
			.bind("generation", generation)
			.bind("step", step.name())
			.bind("site", complaint.site())
			.bind("due", due)
			.bind("at", at)
			.bind("silent", silent)
			.fetch()
			.rowsUpdated()
			.filter((rows) -> rows == 1)
			.map((rows) -> id);
	}

	Flux<Due> due(Instant now, int most) {
		return this.database.sql(DUE)
			.bind("now", now)
			.bind("most", most)
			.map((row) -> new Due(Objects.requireNonNull(row.get("complaint", UUID.class)),
					Objects.requireNonNull(row.get("site", String.class))))
			.all();
	}

	Mono<ToldStep> find(UUID id) {
		return this.database.sql(FIND).bind("id", id).map(ClockRepository::step).one();
	}

	Flux<ToldStep> ofCase(UUID complaint) {
		return this.database.sql(OF_CASE).bind("complaint", complaint).map(ClockRepository::step).all();
	}

	private static ToldStep step(io.r2dbc.spi.Readable row) {
		return new ToldStep(need(row, "id", UUID.class), need(row, "complaint", UUID.class),
				CaseClock.valueOf(need(row, "clock", String.class)), Step.valueOf(need(row, "step", String.class)),
				need(row, "site", String.class), need(row, "due_at", Instant.class), need(row, "at", Instant.class));
	}

	private static <T> T need(io.r2dbc.spi.Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
