package io.touchpoint.local.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import io.touchpoint.local.process.Stopping;

/**
 * A process the launcher looks after: how it is started and stopped.
 */
interface Part {

	String name();

	Path log();

	Process start() throws IOException;

	default boolean stop(ProcessHandle process, Duration grace) {
		return Stopping.stop(process, grace);
	}

}
