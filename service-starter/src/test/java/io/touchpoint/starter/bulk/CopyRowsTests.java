package io.touchpoint.starter.bulk;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.touchpoint.starter.testing.PostgresServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CopyRowsTests {

	private static final String TABLE = """
			CREATE TEMPORARY TABLE every_type (id uuid, words text, code text, codes text[], flag boolean, small smallint,
				whole integer, big bigint, at timestamptz, document jsonb)
			""";

	@Test
	void theDatabaseReadsWhatWasWritten() throws SQLException {
		UUID id = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
		try (Connection connection = PostgresServer.running().freshDatabase("copy").connect();
				Statement statement = connection.createStatement()) {
			statement.execute(TABLE);
			CopyRows rows = new CopyRows(10);
			rows.row().id(id).text("tab\t, line\n, \\N, \0 and \uD83D\uDE00").code(TimeUnit.DAYS);
			rows.codes(List.of(TimeUnit.HOURS, TimeUnit.DAYS)).flag(true).small(-3).whole(70_000).big(Long.MIN_VALUE);
			rows.time(Instant.parse("1969-07-20T20:17:40.123456Z")).json("{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
			rows.row().id(id).text(null).code(null).codes(List.of(TimeUnit.DAYS)).flag(null).small(null).whole(null);
			rows.big(0).time(null).json("null".getBytes(StandardCharsets.UTF_8));
			rows.into(connection, "every_type");
			try (ResultSet row = statement
				.executeQuery("SELECT *, at = '1969-07-20T20:17:40.123456Z' FROM every_type")) {
				assertThat(row.next()).isTrue();
				assertThat(row.getObject(1)).isEqualTo(id);
				assertThat(row.getString(2)).isEqualTo("tab\t, line\n, \\N,   and \uD83D\uDE00");
				assertThat(row.getString(3)).isEqualTo("DAYS");
				assertThat((String[]) row.getArray(4).getArray()).containsExactly("HOURS", "DAYS");
				assertThat(row.getBoolean(5)).isTrue();
				assertThat(row.getInt(6)).isEqualTo(-3);
				assertThat(row.getInt(7)).isEqualTo(70_000);
				assertThat(row.getLong(8)).isEqualTo(Long.MIN_VALUE);
				assertThat(row.getString(10)).isEqualTo("{\"a\": 1}");
				assertThat(row.getBoolean(11)).isTrue();
				assertThat(row.next()).isTrue();
				for (int column : new int[] { 2, 3, 5, 6, 7, 9 }) {
					assertThat(row.getObject(column)).as("column " + column).isNull();
				}
			}
		}
	}

	@Test
	void aRowThatTheDatabaseRefusesLeavesAConnectionThatWorks() throws SQLException {
		try (Connection connection = PostgresServer.running().freshDatabase("copy").connect();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TEMPORARY TABLE one (small smallint)");
			CopyRows rows = new CopyRows(1);
			rows.row().big(1);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> rows.into(connection, "one"))
				.withMessageContaining("incorrect binary data format");
			assertThat(statement.execute("SELECT 1")).isTrue();
		}
	}

}
