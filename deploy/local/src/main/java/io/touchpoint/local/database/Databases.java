package io.touchpoint.local.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;

import io.touchpoint.local.settings.Problem;

/**
 * One database per service with two roles: an owner that migrates and a runtime role that
 * owns nothing, so that row-level security holds for it. Making them again changes
 * nothing.
 */
public final class Databases {

	private static final List<String> RIGHTS = List.of("GRANT USAGE ON SCHEMA public TO %s",
			"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %s",
			"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO %s",
			"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO %s");

	private final Address admin;

	private final UnaryOperator<String> passwords;

	/**
	 * Creates databases.
	 * @param admin the administrator's way in, to any database
	 * @param passwords the password of a role
	 */
	public Databases(Address admin, UnaryOperator<String> passwords) {
		this.admin = admin;
		this.passwords = passwords;
	}

	public void ensure(List<String> names) {
		try (Connection connection = this.admin.open()) {
			for (String name : names) {
				ensure(connection, name);
			}
		}
		catch (SQLException ex) {
			throw new Problem("The databases at %s:%d could not be made ready: %s".formatted(this.admin.host(),
					this.admin.port(), ex.getMessage()), ex);
		}
	}

	private void ensure(Connection connection, String name) throws SQLException {
		String owner = name + "_owner";
		role(connection, owner);
		role(connection, name);
		if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
			allowOwnership(connection, owner);
			execute(connection, "CREATE DATABASE %s OWNER %s".formatted(quoted(name), quoted(owner)));
		}
		// As the owner, because default rights belong to the role that will create the
		// tables
		try (Connection asOwner = this.admin.in(name).as(owner, this.passwords.apply(owner)).open()) {
			for (String right : RIGHTS) {
				execute(asOwner, right.formatted(quoted(name)));
			}
		}
	}

	/**
	 * New roles have no special rights. A known one gets its password only: an
	 * administrator that is no superuser may not even say NOSUPERUSER of it.
	 */
	private void role(Connection connection, String role) throws SQLException {
		if (exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ? AND (rolsuper OR rolbypassrls)", role)) {
			throw new Problem(
					"The role %s at %s:%d is a superuser or ignores row-level security, and the services must not. Take that right away."
						.formatted(role, this.admin.host(), this.admin.port()));
		}
		boolean known = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role);
		execute(connection, "%s ROLE %s LOGIN PASSWORD %s".formatted(known ? "ALTER" : "CREATE", quoted(role),
				literal(this.passwords.apply(role))));
	}

	/**
	 * An administrator that is no superuser may only give a database to a role it belongs
	 * to.
	 */
	private void allowOwnership(Connection connection, String owner) throws SQLException {
		if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ? AND rolsuper", this.admin.user())) {
			execute(connection, "GRANT %s TO CURRENT_USER".formatted(quoted(owner)));
		}
	}

	private static boolean exists(Connection connection, String query, String name) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(query)) {
			statement.setString(1, name);
			try (ResultSet rows = statement.executeQuery()) {
				return rows.next();
			}
		}
	}

	private static void execute(Connection connection, String command) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(command);
		}
	}

	private static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	private static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

}
