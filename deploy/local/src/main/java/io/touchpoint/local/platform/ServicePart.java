package io.touchpoint.local.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import io.touchpoint.local.install.Installation;

/**
 * A service as a part to look after.
 */
record ServicePart(Installation installation, Map<String, String> environment, Path log) implements Part {

	@Override
	public String name() {
		return this.installation.service().id();
	}

	@Override
	public Process start() throws IOException {
		return this.installation.start(this.environment, this.log);
	}

	@Override
	public String toString() {
		return name();
	}

}
