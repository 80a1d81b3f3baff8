package io.touchpoint.starter.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

import io.touchpoint.starter.importer.ImportSettings;

/**
 * Imports that no job carries on, so that a test can, and can stop where it likes.
 */
public final class TestImports {

	private TestImports() {
	}

	/** Where the file of a run is expected. */
	public static Path upload(ImportSettings settings, UUID run) throws IOException {
		return Files.createDirectories(settings.folder().toAbsolutePath()).resolve(run + ".upload");
	}

	/** Writes down that a run has begun. */
	public static void begun(TestDatabase database, UUID run, String profile) throws SQLException {
		try (Connection connection = database.connect(); Statement scope = connection.createStatement()) {
			connection.setAutoCommit(false);
			scope.execute("SELECT set_config('app.sites', '*', true)");
			try (PreparedStatement insert = connection.prepareStatement("""
					INSERT INTO import_run (id, profile, name, state, requested_by, created_at)
					VALUES (?, ?, 'test', 'STAGING', 'test', now())
					""")) {
				insert.setObject(1, run);
				insert.setString(2, profile);
				insert.executeUpdate();
			}
			connection.commit();
		}
	}

}
