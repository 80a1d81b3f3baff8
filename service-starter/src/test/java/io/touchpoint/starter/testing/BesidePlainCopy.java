package io.touchpoint.starter.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * How fast rows came into a table, beside a plain COPY of the same rows into the same
 * table with its key and indexes. To be printed and not asserted: rates are the
 * machine's.
 *
 * @param table the table
 * @param rows which of its rows came in
 */
public record BesidePlainCopy(TestDatabase database, String table, String rows) {

	private static final int COPIES = 3;

	/** What brings the rows in. */
	@FunctionalInterface
	public interface Work {

		void run() throws Exception;

	}

	/**
	 * Does the work, copies its rows, and tells of both.
	 */
	public String measure(Work work) throws Exception {
		Used imported = used(work);
		long count;
		Used copy;
		try (Connection connection = DriverManager.getConnection(this.database.jdbcUrl(), this.database.owner(),
				this.database.password()); Statement statement = connection.createStatement()) {
			statement.execute("SELECT set_config('app.sites', '*', false)");
			statement.execute("CREATE TABLE plain_copy (LIKE " + this.table + " INCLUDING ALL)");
			CopyManager manager = connection.unwrap(PGConnection.class).getCopyAPI();
			ByteArrayOutputStream text = new ByteArrayOutputStream();
			count = manager.copyOut("COPY (SELECT * FROM " + this.table + " WHERE " + this.rows + ") TO STDOUT", text);
			byte[] bytes = text.toByteArray();
			copyIn(manager, bytes);
			copy = new Used(Duration.ZERO, new CpuTime(Duration.ZERO, Duration.ZERO));
			for (int i = 0; i < COPIES; i++) {
				statement.execute("TRUNCATE plain_copy");
				copy = copy.plus(used(() -> copyIn(manager, bytes)));
			}
			statement.execute("DROP TABLE plain_copy");
		}
		double rate = count / imported.seconds();
		double copyRate = COPIES * count / copy.seconds();
		return "%,d rows into %s: %,.0f a second, %s; plain COPY: %,.0f a second, %s; ratio %.2f".formatted(count,
				this.table, rate, imported.cpu().perRow(count), copyRate, copy.cpu().perRow(COPIES * count),
				rate / copyRate);
	}

	private static void copyIn(CopyManager manager, byte[] rows) throws SQLException, IOException {
		manager.copyIn("COPY plain_copy FROM STDIN", new ByteArrayInputStream(rows));
	}

	private Used used(Work work) throws Exception {
		CpuTime before = CpuTime.soFar(this.database);
		long start = System.nanoTime();
		work.run();
		Duration time = Duration.ofNanos(System.nanoTime() - start);
		return new Used(time, CpuTime.soFar(this.database).minus(before));
	}

	private record Used(Duration time, CpuTime cpu) {

		Used plus(Used other) {
			return new Used(this.time.plus(other.time), this.cpu.plus(other.cpu));
		}

		double seconds() {
			return this.time.toNanos() / 1e9;
		}

	}

}
