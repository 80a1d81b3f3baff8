package io.touchpoint.starter.importer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

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
	 * @return what happened by it
	 */
	List<NewEvent> store(Connection connection, String profile, List<Good<T>> rows) throws SQLException;

}
