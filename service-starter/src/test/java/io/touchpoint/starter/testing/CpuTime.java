package io.touchpoint.starter.testing;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/**
 * The time that processors worked for this JVM and for the database it started: on a
 * machine that others use too, it says more than a clock does.
 *
 * @param service what this JVM used
 * @param database what the embedded database used; zero if the server runs elsewhere
 */
record CpuTime(Duration service, Duration database) {

	/** Used up so far. */
	static CpuTime soFar(TestDatabase database) throws SQLException {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		return new CpuTime(Duration.ofNanos(system.getProcessCpuTime()), server(database));
	}

	private static Duration server(TestDatabase database) throws SQLException {
		try (Connection connection = database.connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
			row.next();
			return ProcessHandle.of(row.getLong(1))
				.flatMap(ProcessHandle::parent)
				.stream()
				.flatMap((server) -> Stream.concat(Stream.of(server), server.descendants()))
				.flatMap((process) -> process.info().totalCpuDuration().stream())
				.reduce(Duration.ZERO, Duration::plus);
		}
	}

	CpuTime plus(CpuTime other) {
		return new CpuTime(this.service.plus(other.service), this.database.plus(other.database));
	}

	CpuTime minus(CpuTime other) {
		return new CpuTime(this.service.minus(other.service), this.database.minus(other.database));
	}

	/** Microseconds of each for one of that many rows. */
	String perRow(long rows) {
		return "%d + %d µs of CPU a row (JVM + database)".formatted(this.service.toNanos() / 1_000 / rows,
				this.database.toNanos() / 1_000 / rows);
	}

}
