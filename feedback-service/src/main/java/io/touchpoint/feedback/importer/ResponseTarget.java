package io.touchpoint.feedback.importer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.guard.Exclusion;
import io.touchpoint.feedback.intake.Contact;
import io.touchpoint.feedback.intake.NewResponse;
import io.touchpoint.starter.bulk.CopyRows;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.importer.ImportRow.Good;
import io.touchpoint.starter.importer.ImportTarget;

import org.springframework.stereotype.Component;

/**
 * Where imported responses go: a block is staged by COPY and stored by one statement.
 */
@Component
class ResponseTarget implements ImportTarget<NewResponse> {

	private static final String STAGED = """
			id, site, touchpoint, channel, customer_type, questionnaire, questionnaire_version, overall, nps, moment,
			answers, comment, language, relation, promise, waited_seconds, referred_by, source_key, occurred_at, received_at,
			contactable, face, one_tap, import_run""";

	private static final int STAGED_COLUMNS = 24;

	/**
	 * COPY cannot write to a table with row-level security; its own staging nobody else
	 * sees.
	 */
	private static final String STAGING = """
			CREATE TEMPORARY TABLE IF NOT EXISTS staging (LIKE response INCLUDING DEFAULTS) ON COMMIT DELETE ROWS;
			CREATE TEMPORARY TABLE IF NOT EXISTS staging_contact (LIKE response_contact) ON COMMIT DELETE ROWS
			""";

	private static final String STORE = "INSERT INTO response (%1$s) SELECT %1$s FROM staging".formatted(STAGED);

	private static final String CONTACTS = """
			INSERT INTO response_contact (response, site, email, name, consent_at)
			SELECT response, site, email, name, consent_at FROM staging_contact
			""";

	private static final String KNOWN = "SELECT source_key FROM response WHERE source_key = ANY (?)";

	private static final String REMOVE = """
			WITH next AS (SELECT site FROM response WHERE import_run = ? LIMIT 1)
			DELETE FROM response WHERE id IN (
				SELECT id FROM response JOIN next USING (site) WHERE import_run = ? LIMIT ?)
			RETURNING id, site, occurred_at, verdict_revision
			""";

	private final JsonMapper json;

	ResponseTarget(JsonMapper json) {
		this.json = json;
	}

	@Override
	public PreparedStatement known(Connection connection, String profile, String[] keys) throws SQLException {
		PreparedStatement select = connection.prepareStatement(KNOWN);
		select.setArray(1, connection.createArrayOf("text", keys));
		return select;
	}

	@Override
	public List<NewEvent> store(Connection connection, UUID run, String profile, List<Good<NewResponse>> rows)
			throws SQLException {
		List<NewResponse> responses = rows.stream().map(Good::thing).toList();
		try (Statement statement = connection.createStatement()) {
			statement.execute(STAGING);
			CopyRows staged = new CopyRows(STAGED_COLUMNS);
			rows.forEach((row) -> write(staged.row(), run, row.key(), row.thing()));
			staged.into(connection, "staging (" + STAGED + ")");
			statement.executeUpdate(STORE);
			if (responses.stream().anyMatch((response) -> response.contact() != null)) {
				contacts(responses).into(connection, "staging_contact (response, site, email, name, consent_at)");
				statement.executeUpdate(CONTACTS);
			}
		}
		return responses.stream().map(NewResponse::received).toList();
	}

	private void write(CopyRows row, UUID run, String key, NewResponse response) {
		row.id(response.id())
			.text(response.site())
			.text(response.touchpoint())
			.code(response.channel())
			.code(response.customerType())
			.text(response.questionnaire())
			.whole(response.questionnaireVersion())
			.small(response.overall())
			.small(response.nps())
			.code(response.moment())
			.json(this.json.writeValueAsBytes(response.plainAnswers()))
			.text(response.comment())
			.text(response.language())
			.code(response.relation())
			.code(response.promise())
			.whole(response.waitedSeconds())
			.text(response.referredBy())
			.text(key)
			.time(response.occurredAt())
			.time(response.receivedAt())
			.flag(response.contact() != null)
			.small(response.face())
			.flag(response.oneTap())
			.id(run);
	}

	@Override
	public boolean undoes(String profile) {
		return true;
	}

	/** Site by site, because a commit tells of one lane. */
	@Override
	public Removed remove(Connection connection, UUID run, int most) throws SQLException {
		List<NewEvent> events = new ArrayList<>();
		try (PreparedStatement delete = connection.prepareStatement(REMOVE)) {
			delete.setObject(1, run);
			delete.setObject(2, run);
			delete.setInt(3, most);
			try (ResultSet gone = delete.executeQuery()) {
				while (gone.next()) {
					events.add(Exclusion.excluded(gone.getObject(1, UUID.class), gone.getString(2),
							gone.getObject(3, OffsetDateTime.class).toInstant(), Exclusion.Reason.IMPORT_UNDONE,
							gone.getInt(4) + 1));
				}
			}
		}
		return new Removed(events.size(), events);
	}

	private static CopyRows contacts(Collection<NewResponse> responses) {
		CopyRows rows = new CopyRows(5);
		for (NewResponse response : responses) {
			Contact contact = response.contact();
			if (contact != null) {
				rows.row()
					.id(response.id())
					.text(response.site())
					.text(contact.email())
					.text(contact.name())
					.time(response.receivedAt());
			}
		}
		return rows;
	}

}
