package io.touchpoint.local.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.touchpoint.local.settings.Service;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class WorkspaceTests {

	private static final Instant BEFORE = Instant.parse("2026-11-20T12:00:00Z");

	private static final Instant BUILT = Instant.parse("2026-11-21T12:00:00Z");

	private static final Instant LATER = Instant.parse("2026-11-22T12:00:00Z");

	@TempDir
	private Path top;

	private Workspace workspace;

	@BeforeEach
	void checkout() throws IOException {
		this.workspace = new Workspace(this.top);
		write("pom.xml", BEFORE);
		write("gateway/src/main/java/Gateway.java", BEFORE);
		write("service-starter/src/main/java/Starter.java", BEFORE);
		jar("__ApplicationContextInitializer.class");
	}

	@Test
	void aJarNewerThanItsSourcesIsLeftAlone() {
		assertThat(this.workspace.outOfDate(Service.GATEWAY)).isFalse();
	}

	@Test
	void aMissingJarIsBuilt() throws IOException {
		Files.delete(this.workspace.jar(Service.GATEWAY));
		assertThat(this.workspace.outOfDate(Service.GATEWAY)).isTrue();
	}

	@Test
	void aChangedSourceOrSharedModuleIsBuilt() throws IOException {
		write("gateway/src/main/resources/application.yaml", LATER);
		assertThat(this.workspace.outOfDate(Service.GATEWAY)).isTrue();
		this.workspace.built(List.of(Service.GATEWAY), LATER.plusSeconds(1));
		assertThat(this.workspace.outOfDate(Service.GATEWAY)).isFalse();
		write("service-starter/src/main/java/Starter.java", LATER.plusSeconds(2));
		assertThat(this.workspace.outOfDate(Service.GATEWAY)).isTrue();
	}

	@Test
	void theGatewayIsBuiltWithTheClientsOfWhatTheServicesNowSay() throws IOException {
		write("feedback-service/src/main/java/Feedback.java", LATER);
		assertThat(this.workspace.outOfDate(Service.GATEWAY)).isFalse();
		write("feedback-service/src/main/resources/openapi.json", LATER);
		assertThat(this.workspace.outOfDate(Service.GATEWAY)).isTrue();
	}

	@Test
	void testsAndWhatTheBuildMakesCountForNothing() throws IOException {
		write("gateway/src/test/java/GatewayTests.java", LATER);
		write("gateway/target/classes/Gateway.class", LATER);
		write("gateway/ui/node_modules/react/index.js", LATER);
		assertThat(this.workspace.outOfDate(Service.GATEWAY)).isFalse();
	}

	@Test
	void aJarWithoutTheAheadOfTimePartIsBuiltAgain() throws IOException {
		jar(".class");
		assertThat(this.workspace.outOfDate(Service.GATEWAY)).isTrue();
	}

	@Test
	void aHalfWrittenJarIsBuiltAgain() throws IOException {
		Files.writeString(this.workspace.jar(Service.GATEWAY), "PK");
		Files.setLastModifiedTime(this.workspace.jar(Service.GATEWAY), FileTime.from(BUILT));
		assertThat(this.workspace.outOfDate(Service.GATEWAY)).isTrue();
	}

	private void jar(String ending) throws IOException {
		Path jar = this.workspace.jar(Service.GATEWAY);
		Files.createDirectories(jar.getParent());
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
			zip.putNextEntry(new ZipEntry("BOOT-INF/classes/io/touchpoint/gateway/GatewayApplication" + ending));
		}
		Files.setLastModifiedTime(jar, FileTime.from(BUILT));
	}

	private void write(String path, Instant changed) throws IOException {
		Path file = this.top.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "");
		Files.setLastModifiedTime(file, FileTime.from(changed));
	}

}
