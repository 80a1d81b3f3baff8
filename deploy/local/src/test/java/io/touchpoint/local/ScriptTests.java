package io.touchpoint.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shell script, with a stand-in for the launcher that prints how it was called.
 */
class ScriptTests {

	@TempDir
	private Path folder;

	private Path top;

	@BeforeEach
	void checkout() throws Exception {
		this.top = Files.createDirectories(this.folder.resolve("a path with spaces")).toRealPath();
		Files.createDirectories(this.top.resolve("deploy/local/src/main"));
		Files.writeString(this.top.resolve("pom.xml"), "");
		Files.writeString(this.top.resolve("deploy/local/pom.xml"), "");
		Files.copy(Path.of("../touchpoint"), this.top.resolve("deploy/touchpoint"));
		standIn(this.top.resolve("deploy/local/target/touchpoint-local-1.0.0-SNAPSHOT.jar"));
	}

	@Test
	void itRunsFromAnyFolderThroughALinkAndKeepsArgumentsWhole() throws Exception {
		Path link = Files.createSymbolicLink(this.folder.resolve("touchpoint"), this.top.resolve("deploy/touchpoint"));
		String said = run(link, "import", "cfpb", "my file.csv");
		assertThat(said).contains("top=" + this.top).contains("<import><cfpb><my file.csv>");
		assertThat(this.top.resolve(".touchpoint/app")).isDirectoryContaining("glob:**launcher-*.jar");
	}

	@Test
	void theLauncherRunsFromACopyThatARebuildDoesNotTouch() throws Exception {
		assertThat(run(this.top.resolve("deploy/touchpoint"), "status"))
			.contains("jar=" + this.top.resolve(".touchpoint/app"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "up", "doctor" })
	void aMachineWithAnOlderJdkOnlyGetsOneSentence(String word) throws Exception {
		Path jdk = Files.createDirectories(this.folder.resolve("jdk-17"));
		Path bin = Files.createDirectories(jdk.resolve("bin"));
		Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.16\"\n");
		for (String program : List.of("java", "javac")) {
			Path file = Files.writeString(bin.resolve(program), "#!/bin/sh\necho 'the wrong java was called'\n");
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		Path script = this.top.resolve("deploy/touchpoint");
		Files.writeString(script, withoutOtherPlaces(Files.readString(script)));
		int code = call(script, Map.of("JAVA_HOME", jdk.toString(), "HOME", this.folder.toString(), "PATH",
				bin + ":" + System.getenv("PATH")), word);
		assertThat(said()).isEqualTo(
				"Touchpoint needs a JDK 25 and found only JDK 17.0.16 (%s): install one (for example Temurin 25) and set JAVA_HOME to its folder.\n"
					.formatted(jdk.toRealPath()));
		assertThat(code).isEqualTo(1);
	}

	/** Where this machine may well have a JDK 25. */
	private static String withoutOtherPlaces(String script) {
		String without = script;
		for (String place : List.of("/usr/lib/jvm/", "/opt/java/", "/opt/jdk", "/Library/Java/",
				"/usr/libexec/java_home")) {
			assertThat(without).contains(place);
			without = without.replace(place, "/nowhere/");
		}
		return without;
	}

	private static void standIn(Path jar) throws IOException {
		Files.createDirectories(jar.getParent());
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
		String entry = StandIn.class.getName().replace('.', '/') + ".class";
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
				InputStream code = StandIn.class.getResourceAsStream("/" + entry)) {
			out.putNextEntry(new JarEntry(entry));
			code.transferTo(out);
		}
		Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(5)));
	}

	private String run(Path script, String... arguments) throws Exception {
		call(script, Map.of("JAVA_HOME", System.getProperty("java.home")), arguments);
		return said();
	}

	private int call(Path script, Map<String, String> environment, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List.of("bash", script.toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("said").toFile());
		builder.environment().remove("TOUCHPOINT_HOME");
		builder.environment().putAll(environment);
		Process process = builder.start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return process.exitValue();
	}

	private String said() throws IOException {
		return Files.readString(this.folder.resolve("said"));
	}

	/**
	 * Prints how it was called.
	 */
	public static class StandIn {

		public static void main(String[] arguments) {
			System.out.println("top=" + System.getProperty("touchpoint.top"));
			System.out.println("jar=" + System.getProperty("java.class.path"));
			System.out.println("<" + String.join("><", arguments) + ">");
		}

	}

}
