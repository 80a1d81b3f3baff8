package io.touchpoint.local.install;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.touchpoint.local.settings.Folders;
import io.touchpoint.local.settings.Service;

/**
 * How a service's JVM is called: little memory, quick start. The figures are measured,
 * see the README.
 */
final class JavaCommand {

	/** The quick compiler only. */
	private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");

	/**
	 * The thorough compiler waits four times as long as it would: at a start, when six
	 * processes share the cores, most of what it makes is not worth its time.
	 */
	private static final List<String> PATIENT = List.of("-XX:Tier4InvocationThreshold=20000",
			"-XX:Tier4MinInvocationThreshold=2400", "-XX:Tier4CompileThreshold=60000",
			"-XX:Tier4BackEdgeThreshold=160000");

	private JavaCommand() {
	}

	static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	/**
	 * What an AOT cache depends on: it is only used by a JVM with the same options.
	 */
	static List<String> options(Service service, Path home) {
		List<String> options = new ArrayList<>(
				List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx" + service.heap() + "m", "-Xss512k",
						"-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED",
						"--sun-misc-unsafe-memory-access=allow", "-Dspring.aot.enabled=true", "-Dfile.encoding=UTF-8",
						"-Duser.timezone=UTC", "-Djava.io.tmpdir=" + Folders.temporary(home)));
		options.addAll(service.light() ? QUICK : PATIENT);
		return options;
	}

}
