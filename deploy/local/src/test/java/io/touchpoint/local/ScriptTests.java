package io.touchpoint.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
		Path said = this.folder.resolve("said");
		List<String> command = new ArrayList<>(List.of("bash", script.toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(said.toFile());
		builder.environment().remove("TOUCHPOINT_HOME");
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		Process process = builder.start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return Files.readString(said);
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
