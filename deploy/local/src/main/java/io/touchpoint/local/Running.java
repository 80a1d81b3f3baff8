package io.touchpoint.local;

import java.time.Clock;
import java.util.Properties;

import io.touchpoint.local.client.Gateway;
import io.touchpoint.local.platform.PlatformLock;
import io.touchpoint.local.process.RunFolder;
import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Secrets;
import io.touchpoint.local.settings.Settings;

/**
 * The platform that is running now, whatever ports and mode it was started with.
 */
final class Running {

	private Running() {
	}

	static Settings settings() {
		Settings settings = Settings.read(Launcher.top(), System.getenv());
		Properties facts = new RunFolder(settings.home()).description();
		if (!PlatformLock.taken(settings.home()) || facts.isEmpty()) {
			return settings;
		}
		return settings.running(Integer.parseInt(facts.getProperty("port")),
				Boolean.parseBoolean(facts.getProperty("demo")), facts.getProperty("address"),
				facts.getProperty("url"));
	}

	static Settings required() {
		Settings settings = settings();
		if (!PlatformLock.taken(settings.home())) {
			throw new Problem("Touchpoint is not running. Start it: deploy/touchpoint up");
		}
		return settings;
	}

	static Gateway gateway() {
		Settings settings = required();
		return new Gateway(settings, Secrets.in(settings.home()), Clock.systemUTC());
	}

}
