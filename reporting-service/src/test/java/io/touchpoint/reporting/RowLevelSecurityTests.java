package io.touchpoint.reporting;

import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.touchpoint.starter.testing.TestDatabase;

import org.springframework.beans.factory.annotation.Autowired;

@ReportingTest
class RowLevelSecurityTests {

	@Autowired
	private TestDatabase database;

	@Test
	void everyTableButACounterIsGuarded() throws SQLException {
		this.database.checkGuarded(Map.of("change_counter", "Numbers changes and says nothing of them"));
	}

}
