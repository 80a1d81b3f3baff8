package io.touchpoint.notification.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.ToDoubleFunction;

import javax.sql.DataSource;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Publishes how many messages wait, once per cluster: only the instance that counts shows
 * a figure, and one that has not counted for a while shows none.
 */
final class WaitingMessages {

	private static final Counts NEVER = new Counts(0, 0, 0, Instant.MIN);

	private final DataSource dataSource;

	private final Clock clock;

	private final Duration goodFor;

	private volatile Counts counts = NEVER;

	WaitingMessages(DataSource dataSource, Clock clock, Duration goodFor, MeterRegistry registry) {
		this.dataSource = dataSource;
		this.clock = clock;
		this.goodFor = goodFor;
		gauge("touchpoint.messages.waiting", "Messages that are still to be sent", Counts::waiting, registry);
		gauge("touchpoint.messages.dead", "Messages given up and not tried again", Counts::dead, registry);
		Gauge.builder("touchpoint.messages.oldest.wait", this, (self) -> self.fresh(Counts::oldestSeconds))
			.description("How long the oldest message that is still to be sent has been waiting")
			.baseUnit("seconds")
			.register(registry);
	}

	private void gauge(String name, String description, ToDoubleFunction<Counts> figure, MeterRegistry registry) {
		Gauge.builder(name, this, (self) -> self.fresh(figure)).description(description).register(registry);
	}

	private double fresh(ToDoubleFunction<Counts> figure) {
		Counts known = this.counts;
		boolean stale = known.at().equals(Instant.MIN) || known.at().plus(this.goodFor).isBefore(this.clock.instant());
		return stale ? Double.NaN : figure.applyAsDouble(known);
	}

	void count() {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			seeEverySite(connection);
			this.counts = counted(connection);
			connection.commit();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The waiting messages cannot be counted", ex);
		}
	}

	private static void seeEverySite(Connection connection) throws SQLException {
		try (PreparedStatement scope = connection.prepareStatement("SELECT set_config('app.sites', '*', true)")) {
			scope.execute();
		}
	}

	private Counts counted(Connection connection) throws SQLException {
		Instant now = this.clock.instant();
		try (PreparedStatement count = connection.prepareStatement("""
				SELECT (SELECT count(*) FROM message WHERE state = 'DEAD') AS dead, count(*) AS waiting,
					coalesce(extract(epoch FROM ?::timestamptz - min(created_at)), 0) AS oldest
				FROM message WHERE state IN ('PENDING', 'RETRYING', 'SENDING')
				""")) {
			count.setObject(1, now.atOffset(ZoneOffset.UTC));
			try (ResultSet row = count.executeQuery()) {
				row.next();
				return new Counts(row.getLong("waiting"), row.getLong("dead"), row.getDouble("oldest"), now);
			}
		}
	}

	private record Counts(long waiting, long dead, double oldestSeconds, Instant at) {
	}

}
