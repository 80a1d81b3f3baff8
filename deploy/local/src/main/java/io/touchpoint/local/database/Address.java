package io.touchpoint.local.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * How to reach a database, and as whom.
 */
public record Address(String host, int port, String database, String user, String password) {

	public Address in(String other) {
		return new Address(this.host, this.port, other, this.user, this.password);
	}

	public Address as(String otherUser, String otherPassword) {
		return new Address(this.host, this.port, this.database, otherUser, otherPassword);
	}

	public Connection open() throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", this.user);
		properties.setProperty("password", this.password);
		properties.setProperty("connectTimeout", "3");
		properties.setProperty("loginTimeout", "5");
		properties.setProperty("socketTimeout", "30");
		return DriverManager.getConnection("jdbc:postgresql://%s:%d/%s".formatted(this.host, this.port, this.database),
				properties);
	}

	@Override
	public String toString() {
		return "%s@%s:%d/%s".formatted(this.user, this.host, this.port, this.database);
	}

}
