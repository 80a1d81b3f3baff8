package io.touchpoint.feedback.importer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import io.touchpoint.feedback.customer.ArrivedVisit;
import io.touchpoint.feedback.customer.VisitTarget;
import io.touchpoint.feedback.customer.VisitsProfile;
import io.touchpoint.feedback.intake.NewResponse;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.importer.ImportRow.Good;
import io.touchpoint.starter.importer.ImportTarget;

/**
 * Brings visits to the register and everything else to the responses.
 */
record AnyTarget(ResponseTarget responses, VisitTarget visits) implements ImportTarget<Object> {

	@Override
	public PreparedStatement known(Connection connection, String profile, String[] keys) throws SQLException {
		return profile.equals(VisitsProfile.CODE) ? this.visits.known(connection, profile, keys)
				: this.responses.known(connection, profile, keys);
	}

	@Override
	public List<NewEvent> store(Connection connection, UUID run, String profile, List<Good<Object>> rows)
			throws SQLException {
		return profile.equals(VisitsProfile.CODE)
				? this.visits.store(connection, run, profile, narrowed(rows, ArrivedVisit.class))
				: this.responses.store(connection, run, profile, narrowed(rows, NewResponse.class));
	}

	@Override
	public boolean undoes(String profile) {
		return !profile.equals(VisitsProfile.CODE) && this.responses.undoes(profile);
	}

	@Override
	public Removed remove(Connection connection, UUID run, int most) throws SQLException {
		return this.responses.remove(connection, run, most);
	}

	private static <T> List<Good<T>> narrowed(List<Good<Object>> rows, Class<T> type) {
		return rows.stream()
			.map((row) -> new Good<>(row.line(), row.letters(), row.site(), row.key(), type.cast(row.thing())))
			.toList();
	}

}
