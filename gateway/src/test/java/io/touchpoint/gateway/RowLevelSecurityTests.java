package io.touchpoint.gateway;

import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.touchpoint.starter.testing.TestDatabase;

import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class RowLevelSecurityTests {

	@Autowired
	private TestDatabase database;

	@Test
	void everyTableButTheOrganisationsOwnIsGuarded() throws SQLException {
		this.database.checkGuarded(Map.of("region", "Names of regions, which all may know", "session",
				"Asked by its secret before anybody has a scope", "api_key",
				"Asked by its secret before anybody has a scope, and by head office", "setup_code",
				"Asked by its secret, while there is nobody yet", "signing_key", "The gateway's own"));
	}

}
