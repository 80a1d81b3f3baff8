package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;

@Component
class ComplaintRepository {

	private static final String NUMBER = "SELECT nextval('complaint_number') AS n";

	private static final String FIND = "SELECT " + ComplaintRow.COLUMNS + " FROM complaint WHERE id = :id";

	/**
	 * Locks the case, so that two editors decide one after the other, and those merged
	 * into it, which are for the same eyes. Whoever holds several cases locks the one
	 * with the smaller id first, and what hangs on cases, as promises and contact plans,
	 * after them: so nobody waits in a circle.
	 */
	private static final String TAKE = "SELECT " + ComplaintRow.COLUMNS + """
			FROM complaint WHERE id = :id OR merged_into = :id ORDER BY id FOR UPDATE
			""";

	private static final String TAKE_ALL = "SELECT " + ComplaintRow.COLUMNS + """
			FROM complaint WHERE id = ANY (:ids) ORDER BY id FOR UPDATE
			""";

	private static final String ADD = """
			INSERT INTO complaint (id, site, reference, revision, status, channel, severity, causes, customer_type,
				about, area, formality, subject, description, language, contact_email, contact_name, received_by, unit, owner_id, owner_name,
				on_the_spot, outcome, in_customers_favour, remedy, timely, received_at, forwarded_at, acknowledge_by,
				resolve_by, waiting_since, due_at, acknowledged_at, resolved_at, closed_at)
			VALUES (:id, :site, :reference, :revision, :status, :channel, :severity, :causes, :customerType,
				:about, :area, :formality, :subject, :description, :language, :contactEmail, :contactName, :receivedBy, :unit, :ownerId,
				:ownerName, :onTheSpot, :outcome, :inCustomersFavour, :remedy, :timely, :receivedAt, :forwardedAt,
				:acknowledgeBy, :resolveBy, :waitingSince, :dueAt, :acknowledgedAt, :resolvedAt, :closedAt)
			""";

	private static final String SAVE = """
			UPDATE complaint SET revision = :revision, status = :status, severity = :severity, causes = :causes,
				customer_type = :customerType, about = :about, area = :area, formality = :formality, unit = :unit, owner_id = :ownerId, owner_name = :ownerName,
				restricted = :restricted, restriction = :restriction, handler_ids = :handlerIds,
				handler_names = :handlerNames, on_the_spot = :onTheSpot, outcome = :outcome, in_customers_favour = :inCustomersFavour,
				remedy = :remedy, timely = :timely, acknowledge_by = :acknowledgeBy, resolve_by = :resolveBy,
				waiting_since = :waitingSince,
				due_at = :dueAt, acknowledged_at = :acknowledgedAt, resolved_at = :resolvedAt, closed_at = :closedAt,
				merged_into = :mergedInto, merged_from = :mergedFrom, merged_at = :mergedAt
			WHERE id = :id
			""";

	private static final String ADD_ENTRY = """
			INSERT INTO complaint_entry (complaint, site, at, actor, actor_id, kind, text, from_value, to_value,
				visible_to_customer)
			VALUES (:complaint, :site, :at, :actor, :actorId, :kind, :text, :from, :to, :visible)
			""";

	private static final String ADD_DESK_CHANGE = """
			INSERT INTO desk_change (complaint, site, at, actor, actor_id, from_unit, from_owner, from_owner_name,
				to_unit, to_owner, to_owner_name)
			VALUES (:complaint, :site, :at, :actor, :actorId, :fromUnit, :fromOwner, :fromOwnerName,
				:toUnit, :toOwner, :toOwnerName)
			""";

	private static final String ADD_FORMER_END = """
			INSERT INTO former_end (complaint, site, reopened_at, ended_at, outcome)
			VALUES (:complaint, :site, :reopenedAt, :endedAt, :outcome)
			""";

	/** What waits already waits since then. */
	private static final String WAIT = """
			UPDATE complaint SET unread_since = :at WHERE id = :complaint AND unread_since IS NULL
			""";

	/** Since the earlier of both. */
	private static final String WAIT_TOO = """
			UPDATE complaint AS stays SET unread_since = least(stays.unread_since, merged.unread_since)
			FROM complaint AS merged WHERE stays.id = :stays AND merged.id = :merged AND merged.unread_since IS NOT NULL
			""";

	/** It is for whoever looks after a case to read what its customer said. */
	private static final String READ = """
			UPDATE complaint SET unread_since = NULL
			WHERE id = :complaint AND unread_since IS NOT NULL AND (owner_id IS NULL OR owner_id = :reader)
			""";

	private static final String ENTRIES = """
			SELECT at, actor, actor_id, kind, text, from_value, to_value, visible_to_customer
			FROM complaint_entry WHERE complaint = :complaint ORDER BY at, n
			""";

	private static final String STAGES = """
			SELECT at, kind, from_value, to_value FROM complaint_entry
			WHERE complaint = :complaint AND kind IN ('MOVE', 'LONGER_TIME') ORDER BY at, n
			""";

	private static final String UNANSWERED = """
			SELECT id FROM complaint WHERE status = 'RECEIVED' AND timely IS NULL AND acknowledge_by < :now
			ORDER BY acknowledge_by LIMIT :most
			""";

	private static final String ERASURE = """
			SELECT erase_asked_at, erased_at, erase_asked_here AND erased_at IS NULL AS revocable
			FROM complaint WHERE id = :id AND erase_asked_at IS NOT NULL
			""";

	private static final String MERGED_INTO = "SELECT " + ComplaintRow.COLUMNS + """
			FROM complaint WHERE merged_into = :id ORDER BY received_at, id
			""";

	private final DatabaseClient database;

	ComplaintRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Long> nextNumber() {
		return this.database.sql(NUMBER).map((row) -> ComplaintRow.need(row, "n", Long.class)).one();
	}

	Mono<Complaint> find(UUID id) {
		return this.database.sql(FIND).bind("id", id).map(ComplaintRow::read).one();
	}

	Mono<Complaint> take(UUID id) {
		return this.database.sql(TAKE)
			.bind("id", id)
			.map(ComplaintRow::read)
			.all()
			.collectList()
			.flatMapIterable((family) -> family)
			.filter((complaint) -> complaint.id().equals(id))
			.singleOrEmpty();
	}

	/** Those of the cases that there are. */
	Flux<Complaint> takeAll(UUID... ids) {
		return this.database.sql(TAKE_ALL).bind("ids", ids).map(ComplaintRow::read).all();
	}

	/** The cases that are merged into that one. */
	Flux<Complaint> mergedInto(UUID id) {
		return this.database.sql(MERGED_INTO).bind("id", id).map(ComplaintRow::read).all();
	}

	Mono<Void> add(Complaint complaint) {
		Matter matter = complaint.matter();
		Contact contact = complaint.contact();
		Times times = complaint.times();
		return changing(this.database.sql(ADD), complaint).bind("site", complaint.site())
			.bind("reference", complaint.reference())
			.bind("channel", matter.channel().name())
			.bind("subject", matter.subject())
			.bind("description", matter.description())
			.bind("language", matter.language())
			.bind("contactEmail", text((contact != null) ? contact.email() : null))
			.bind("contactName", text((contact != null) ? contact.name() : null))
			.bind("receivedBy", complaint.receivedBy())
			.bind("receivedAt", times.receivedAt())
			.bind("forwardedAt", time(times.forwardedAt()))
			.then();
	}

	Mono<Void> save(Complaint complaint) {
		Restriction restriction = complaint.restriction();
		Merge merge = complaint.merge();
		List<Person> handlers = (restriction != null) ? restriction.handlers() : List.of();
		return changing(this.database.sql(SAVE), complaint).bind("restricted", restriction != null)
			.bind("restriction", text((restriction != null) ? restriction.reason().name() : null))
			.bind("mergedInto", (merge != null) ? merge.into() : Parameters.in(UUID.class))
			.bind("mergedFrom", text((merge != null) ? merge.from().name() : null))
			.bind("mergedAt", time((merge != null) ? merge.at() : null))
			.bind("handlerIds", handlers.stream().map(Person::id).toArray(String[]::new))
			.bind("handlerNames", handlers.stream().map(Person::name).toArray(String[]::new))
			.then();
	}

	private static GenericExecuteSpec changing(GenericExecuteSpec sql, Complaint complaint) {
		Classification as = complaint.matter().classification();
		Desk desk = complaint.desk();
		Settlement settlement = complaint.settlement();
		Times times = complaint.times();
		return sql.bind("id", complaint.id())
			.bind("revision", complaint.revision())
			.bind("status", complaint.status().name())
			.bind("severity", as.severity().name())
			.bind("causes", as.causes().stream().map(Enum::name).toArray(String[]::new))
			.bind("customerType", as.customerType().name())
			.bind("about", as.about().name())
			.bind("area", text(name(as.area())))
			.bind("formality", as.formality().name())
			.bind("unit", text(desk.unit()))
			.bind("ownerId", text(desk.ownerId()))
			.bind("ownerName", text(desk.ownerName()))
			.bind("onTheSpot", complaint.onTheSpot())
			.bind("outcome", text(name(settlement.outcome())))
			.bind("inCustomersFavour", flag(settlement.inCustomersFavour()))
			.bind("remedy", text(name(settlement.remedy())))
			.bind("timely", flag(complaint.timely()))
			.bind("acknowledgeBy", times.acknowledgeBy())
			.bind("resolveBy", times.resolveBy())
			.bind("waitingSince", time(times.waitingSince()))
			.bind("dueAt", time(complaint.dueAt()))
			.bind("acknowledgedAt", time(times.acknowledgedAt()))
			.bind("resolvedAt", time(times.resolvedAt()))
			.bind("closedAt", time(times.closedAt()));
	}

	/**
	 * Writes lines; a 409 problem if the customer was erased and one is of something new.
	 */
	Mono<Void> addEntries(Complaint complaint, List<Entry> entries) {
		return (entries.stream().allMatch(AfterErasure::allows) ? Mono.<Void>empty() : notErased(complaint))
			.thenMany(Flux.fromIterable(entries).concatMap((entry) -> addEntry(complaint, entry)))
			.then(Mono.defer(() -> waitToBeRead(complaint, entries)));
	}

	private Mono<Void> notErased(Complaint complaint) {
		return erasure(complaint.id()).filter((erasure) -> erasure.doneAt() != null)
			.flatMap((erasure) -> Mono.error(AfterErasure.refusal()));
	}

	private Mono<Void> waitToBeRead(Complaint complaint, List<Entry> entries) {
		return Mono.justOrEmpty(entries.stream().filter(Entry::toBeRead).map(Entry::at).findFirst())
			.flatMap((at) -> this.database.sql(WAIT).bind("complaint", complaint.id()).bind("at", at).then());
	}

	/** Since when something of the customer's waits to be read; empty if nothing does. */
	Mono<Instant> unreadSince(UUID complaint) {
		return this.database.sql("SELECT unread_since FROM complaint WHERE id = :id AND unread_since IS NOT NULL")
			.bind("id", complaint)
			.map((row) -> ComplaintRow.need(row, "unread_since", Instant.class))
			.one();
	}

	/** What waits in a case that is merged waits in the one that stays. */
	Mono<Void> waitToo(UUID stays, UUID merged) {
		return this.database.sql(WAIT_TOO).bind("stays", stays).bind("merged", merged).then();
	}

	/** That the customer of a case is to be forgotten; empty if nobody asked. */
	Mono<CaseView.Erasure> erasure(UUID complaint) {
		return this.database.sql(ERASURE)
			.bind("id", complaint)
			.map((row) -> new CaseView.Erasure(ComplaintRow.need(row, "erase_asked_at", Instant.class),
					row.get("erased_at", Instant.class), ComplaintRow.need(row, "revocable", Boolean.class)))
			.one();
	}

	/** Notes that somebody read what the customer said. */
	Mono<Void> read(UUID complaint, String reader) {
		return this.database.sql(READ).bind("complaint", complaint).bind("reader", reader).then();
	}

	private Mono<Void> addEntry(Complaint complaint, Entry entry) {
		return this.database.sql(ADD_ENTRY)
			.bind("complaint", complaint.id())
			.bind("site", complaint.site())
			.bind("at", entry.at())
			.bind("actor", entry.actor())
			.bind("actorId", text(entry.actorId()))
			.bind("kind", entry.kind().name())
			.bind("text", text(entry.text()))
			.bind("from", text(entry.from()))
			.bind("to", text(entry.to()))
			.bind("visible", entry.visibleToCustomer())
			.then();
	}

	/** From which desk to which the case went. */
	Mono<Void> addDeskChange(Complaint complaint, ComplaintEvent.Reassigned event) {
		Desk from = event.from();
		Desk to = event.to();
		return this.database.sql(ADD_DESK_CHANGE)
			.bind("complaint", complaint.id())
			.bind("site", complaint.site())
			.bind("at", event.at())
			.bind("actor", event.by().name())
			.bind("actorId", text(event.by().id()))
			.bind("fromUnit", text(from.unit()))
			.bind("fromOwner", text(from.ownerId()))
			.bind("fromOwnerName", text(from.ownerName()))
			.bind("toUnit", text(to.unit()))
			.bind("toOwner", text(to.ownerId()))
			.bind("toOwnerName", text(to.ownerName()))
			.then();
	}

	/** How the case had ended, before it forgets that. */
	Mono<Void> addFormerEnd(Complaint complaint, FormerEnd end) {
		return this.database.sql(ADD_FORMER_END)
			.bind("complaint", complaint.id())
			.bind("site", complaint.site())
			.bind("reopenedAt", end.reopenedAt())
			.bind("endedAt", end.endedAt())
			.bind("outcome", text(name(end.outcome())))
			.then();
	}

	Flux<Entry> entries(UUID complaint) {
		return this.database.sql(ENTRIES)
			.bind("complaint", complaint)
			.map((row) -> new Entry(ComplaintRow.need(row, "at", Instant.class),
					ComplaintRow.need(row, "actor", String.class), row.get("actor_id", String.class),
					Entry.Kind.valueOf(ComplaintRow.need(row, "kind", String.class)), row.get("text", String.class),
					row.get("from_value", String.class), row.get("to_value", String.class),
					ComplaintRow.need(row, "visible_to_customer", Boolean.class)))
			.all();
	}

	/** What the clocks of a case go by, in order. */
	Flux<Stage> stages(UUID complaint) {
		return this.database.sql(STAGES).bind("complaint", complaint).map(ComplaintRepository::stage).all();
	}

	private static Stage stage(Readable row) {
		Instant at = ComplaintRow.need(row, "at", Instant.class);
		return ComplaintRow.need(row, "kind", String.class).equals(Entry.Kind.LONGER_TIME.name()) ? new Stage.Held(at)
				: new Stage.Moved(at, Status.valueOf(ComplaintRow.need(row, "from_value", String.class)),
						Status.valueOf(ComplaintRow.need(row, "to_value", String.class)));
	}

	Flux<UUID> unanswered(Instant now, int most) {
		return this.database.sql(UNANSWERED)
			.bind("now", now)
			.bind("most", most)
			.map((row) -> ComplaintRow.need(row, "id", UUID.class))
			.all();
	}

	private static @Nullable String name(@Nullable Enum<?> value) {
		return (value != null) ? value.name() : null;
	}

	private static Object text(@Nullable String value) {
		return (value != null) ? value : Parameters.in(R2dbcType.VARCHAR);
	}

	private static Object flag(@Nullable Boolean value) {
		return (value != null) ? value : Parameters.in(R2dbcType.BOOLEAN);
	}

	private static Object time(@Nullable Instant value) {
		return (value != null) ? value : Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE);
	}

}
