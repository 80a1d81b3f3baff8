package io.touchpoint.complaint.corrective;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Person;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;

@Component
class ActionRepository {

	private static final String SELECT = """
			SELECT id, complaint, site, revision, state, what, owner_id, owner_name, due_on, effect, made_at, made_by_id,
				made_by_name, ended_at, ended_by, ended_note
			FROM corrective_action
			""";

	private static final String ADD = """
			INSERT INTO corrective_action (id, complaint, site, revision, state, what, owner_id, owner_name, due_on,
				effect, made_at, made_by_id, made_by_name)
			VALUES (:id, :complaint, :site, :revision, :state, :what, :ownerId, :ownerName, :dueOn, :effect, :madeAt,
				:madeById, :madeByName)
			""";

	private static final String SAVE = """
			UPDATE corrective_action SET revision = :revision, state = :state, what = :what, owner_id = :ownerId,
				owner_name = :ownerName, due_on = :dueOn, effect = :effect, ended_at = :endedAt, ended_by = :endedBy,
				ended_note = :endedNote
			WHERE id = :id
			""";

	private static final String MOVE_OVER = """
			UPDATE corrective_action SET complaint = :stays, moved_from = complaint
			WHERE complaint = :merged AND state = 'OPEN'
			""";

	private static final String GIVE_BACK = """
			UPDATE corrective_action SET complaint = moved_from, moved_from = NULL WHERE moved_from = :merged
			""";

	/** Those that may have something to tell; what is due first comes first. */
	private static final String UNTOLD = """
			SELECT id, complaint, site FROM corrective_action
			WHERE state = 'OPEN' AND due_on <= :latest AND (due_told IS DISTINCT FROM due_on
				OR (overdue_told IS DISTINCT FROM due_on AND due_on <= :today))
			ORDER BY due_on, complaint LIMIT :most
			""";

	private static final String TOLD_DUE_SOON = """
			UPDATE corrective_action SET due_told = due_on
			WHERE id = :id AND state = 'OPEN' AND due_told IS DISTINCT FROM due_on
			""";

	/** Whoever is told that it is overdue needs not be told any more that it will be. */
	private static final String TOLD_OVERDUE = """
			UPDATE corrective_action SET overdue_told = due_on, due_told = due_on
			WHERE id = :id AND state = 'OPEN' AND overdue_told IS DISTINCT FROM due_on
			""";

	private static final String OPEN = """
			SELECT a.complaint, a.site, a.owner_id, a.due_on, c.reference
			FROM corrective_action a JOIN complaint c ON c.id = a.complaint
			WHERE a.id = :id AND a.state = 'OPEN'
			""";

	private final DatabaseClient database;

	ActionRepository(DatabaseClient database) {
		this.database = database;
	}

	/** Those of a case; what is due first comes first. */
	Flux<CorrectiveAction> ofCase(UUID complaint) {
		return this.database.sql(SELECT + " WHERE complaint = :complaint ORDER BY due_on, id")
			.bind("complaint", complaint)
			.map(ActionRepository::read)
			.all();
	}

	Mono<CorrectiveAction> find(UUID complaint, UUID id) {
		return this.database.sql(SELECT + " WHERE id = :id AND complaint = :complaint")
			.bind("id", id)
			.bind("complaint", complaint)
			.map(ActionRepository::read)
			.one();
	}

	/** Where an action lies. */
	record Place(UUID id, UUID complaint, String site) {
	}

	/** What is needed to write to the owner of an open action. */
	record Told(UUID complaint, String site, String owner, LocalDate dueOn, String reference) {
	}

	/**
	 * Open actions of which something may have to be told.
	 * @param today the day in UTC
	 * @param latest the last due day of which something may have to be told anywhere
	 */
	Flux<Place> untold(LocalDate today, LocalDate latest, int most) {
		return this.database.sql(UNTOLD)
			.bind("today", today)
			.bind("latest", latest)
			.bind("most", most)
			.map((row) -> new Place(need(row, "id", UUID.class), need(row, "complaint", UUID.class),
					need(row, "site", String.class)))
			.all();
	}

	/** Notes that it is told; empty if it was told already for that day. */
	Mono<Long> toldDueSoon(UUID id) {
		return told(TOLD_DUE_SOON, id);
	}

	Mono<Long> toldOverdue(UUID id) {
		return told(TOLD_OVERDUE, id);
	}

	private Mono<Long> told(String sql, UUID id) {
		return this.database.sql(sql).bind("id", id).fetch().rowsUpdated().filter((rows) -> rows > 0);
	}

	/** Of an open action what its owner may be told; empty if it is none. */
	Mono<Told> open(UUID id) {
		return this.database.sql(OPEN)
			.bind("id", id)
			.map((row) -> new Told(need(row, "complaint", UUID.class), need(row, "site", String.class),
					need(row, "owner_id", String.class), need(row, "due_on", LocalDate.class),
					need(row, "reference", String.class)))
			.one();
	}

	Mono<Void> add(CorrectiveAction action) {
		return planned(this.database.sql(ADD), action).bind("complaint", action.complaint())
			.bind("site", action.site())
			.bind("madeAt", action.madeAt())
			.bind("madeById", action.madeBy().id())
			.bind("madeByName", action.madeBy().name())
			.then();
	}

	Mono<Void> save(CorrectiveAction action) {
		Ending ending = action.ending();
		return planned(this.database.sql(SAVE), action)
			.bind("endedAt", (ending != null) ? ending.at() : Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE))
			.bind("endedBy", text((ending != null) ? ending.by() : null))
			.bind("endedNote", text((ending != null) ? ending.note() : null))
			.then();
	}

	/** Moves what is open in one case to another. */
	Mono<Void> moveOver(UUID merged, UUID stays) {
		return this.database.sql(MOVE_OVER).bind("merged", merged).bind("stays", stays).then();
	}

	/** Gives back what was moved from there, whatever became of it. */
	Mono<Void> giveBack(UUID merged) {
		return this.database.sql(GIVE_BACK).bind("merged", merged).then();
	}

	private static GenericExecuteSpec planned(GenericExecuteSpec sql, CorrectiveAction action) {
		Plan plan = action.plan();
		return sql.bind("id", action.id())
			.bind("revision", action.revision())
			.bind("state", action.state().name())
			.bind("what", plan.what())
			.bind("ownerId", plan.owner().id())
			.bind("ownerName", plan.owner().name())
			.bind("dueOn", plan.dueOn())
			.bind("effect", text(plan.effect()));
	}

	private static CorrectiveAction read(Readable row) {
		Instant endedAt = row.get("ended_at", Instant.class);
		return new CorrectiveAction(need(row, "id", UUID.class), need(row, "complaint", UUID.class),
				need(row, "site", String.class), need(row, "revision", Long.class),
				ActionState.valueOf(need(row, "state", String.class)),
				new Plan(need(row, "what", String.class), person(row, "owner"), need(row, "due_on", LocalDate.class),
						row.get("effect", String.class)),
				person(row, "made_by"), need(row, "made_at", Instant.class),
				(endedAt == null) ? null : new Ending(endedAt, need(row, "ended_by", String.class),
						row.get("ended_note", String.class)));
	}

	private static Person person(Readable row, String who) {
		return new Person(need(row, who + "_id", String.class), need(row, who + "_name", String.class));
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

	private static Object text(@Nullable String value) {
		return (value != null) ? value : Parameters.in(R2dbcType.VARCHAR);
	}

}
