package io.touchpoint.starter.importer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.importer.ImportRow.Good;

/**
 * Where the rows of a service's imports go.
 *
 * @param <T> what a row becomes
 */
public interface ImportTarget<T> {

	/** Asks which of the keys are there: a query whose rows are these keys. */
	PreparedStatement known(Connection connection, String profile, String[] keys) throws SQLException;

	/**
	 * Stores new rows of one lane.
	 * @param run the run that brings them, so that it can be undone
	 * @return what happened by it
	 */
	List<NewEvent> store(Connection connection, UUID run, String profile, List<Good<T>> rows) throws SQLException;

	/** Whether a run of a profile can be undone as a whole. */
	default boolean undoes(String profile) {
		return false;
	}

	/**
	 * Removes some of what a run has stored, all of one lane.
	 * @param most how many rows go with one commit
	 */
	default Removed remove(Connection connection, UUID run, int most) throws SQLException {
		throw new UnsupportedOperationException("Runs of this target stay");
	}

	/**
	 * What was removed.
	 *
	 * @param rows how many rows; none when nothing of the run is left
	 * @param events what happened by it
	 */
	record Removed(int rows, List<NewEvent> events) {
	}

}
