package io.touchpoint.local.build;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.touchpoint.local.platform.Leftovers;
import io.touchpoint.local.process.RunFolder;
import io.touchpoint.local.process.Stopping;
import io.touchpoint.local.settings.Console;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With a stand-in for Maven that never ends, and starts something as a frontend build
 * does, which takes its time to end.
 */
class MavenBuildTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final String NEVER_ENDING = """
			#!/bin/sh
			(
				trap 'i=0; while [ $i -lt 500000 ]; do i=$((i+1)); done; exit' TERM
				tail -f /dev/null &
				echo "[INFO] ------------------------< io.touchpoint:registry >-------------------------"
				echo "[INFO] ------------------------< io.touchpoint:gateway >--------------------------"
				wait
			) &
			exec tail -f /dev/null
			""";

	@TempDir
	private Path folder;

	private RunFolder run;

	@BeforeEach
	void standIn() throws Exception {
		this.run = new RunFolder(this.folder);
		Path maven = Files.writeString(Files.createDirectory(this.folder.resolve("bin")).resolve("mvn"), NEVER_ENDING);
		Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	@Test
	void aBuildWhoseLauncherWasKilledIsEndedByTheNextCommand() throws Exception {
		Process launcher = launcher();
		List<ProcessHandle> build = building(launcher);
		launcher.destroyForcibly().waitFor();
		assertThat(build).allMatch(ProcessHandle::isAlive);
		Leftovers leftovers = new Leftovers(this.run);
		assertThat(leftovers.names()).containsExactly(RunFolder.BUILD);
		assertThat(leftovers.stop()).singleElement()
			.asString()
			.contains("Stopped build (process " + build.getFirst().pid());
		assertThat(build).allMatch((process) -> Stopping.ended(process, Duration.ZERO));
		assertThat(this.run.all()).isEmpty();
	}

	@Test
	void aBuildWhoseLauncherIsStoppedEndsWithIt() throws Exception {
		Process launcher = launcher();
		List<ProcessHandle> build = building(launcher);
		launcher.toHandle().destroy();
		assertThat(launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(build).allMatch((process) -> Stopping.ended(process, Duration.ZERO));
	}

	private Process launcher() throws Exception {
		ProcessBuilder builder = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
				System.getProperty("java.class.path"), Building.class.getName(), this.folder.toString())
			.redirectErrorStream(true);
		builder.environment().merge("PATH", this.folder.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
		return builder.start();
	}

	/** Maven and what it started, once it shows that it is at its first module. */
	private List<ProcessHandle> building(Process launcher) throws Exception {
		BufferedReader said = launcher.inputReader();
		String line = said.readLine();
		while (line != null && !line.contains("registry  ")) {
			line = said.readLine();
		}
		assertThat(line).as("the launcher's line about the first module").isNotNull();
		List<ProcessHandle> build = launcher.descendants().toList();
		assertThat(build).hasSize(3);
		return build;
	}

	/**
	 * A launcher that builds.
	 */
	public static class Building {

		public static void main(String[] arguments) {
			Path folder = Path.of(arguments[0]);
			MavenBuild build = new MavenBuild(folder, folder.resolve("build.log"), new Console(System.out, false),
					InstantSource.system(), new RunFolder(folder));
			Runtime.getRuntime().addShutdownHook(new Thread(build::stop));
			build.run();
		}

	}

}
