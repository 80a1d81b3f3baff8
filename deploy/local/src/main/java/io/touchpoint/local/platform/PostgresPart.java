package io.touchpoint.local.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import io.touchpoint.local.database.PostgresServer;

/**
 * The embedded PostgreSQL as a part to look after.
 */
record PostgresPart(PostgresServer server, Path log) implements Part {

	static final String NAME = "postgres";

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Process start() throws IOException {
		this.server.clear();
		return this.server.start();
	}

	@Override
	public boolean stop(ProcessHandle process, Duration grace) {
		return this.server.stop(process);
	}

}
