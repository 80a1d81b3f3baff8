package io.touchpoint.local.build;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Service;

/**
 * The checkout: which services have to be built because their jar is missing, older than
 * a source, or was packaged without the ahead-of-time part.
 */
public final class Workspace {

	private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules", "test", "dist");

	private static final String AHEAD_OF_TIME = "Application__ApplicationContextInitializer.class";

	private final Path top;

	public Workspace(Path top) {
		this.top = top;
	}

	public List<Service> outOfDate() {
		return Arrays.stream(Service.values()).filter(this::outOfDate).toList();
	}

	public Path jar(Service service) {
		return this.top.resolve(service.id()).resolve("target").resolve(service.id() + "-1.0.0-SNAPSHOT.jar");
	}

	/**
	 * Maven leaves a jar alone whose classes did not change; without a new date it would
	 * count as out of date for ever.
	 */
	public void built(List<Service> services, Instant now) {
		try {
			for (Service service : services) {
				Files.setLastModifiedTime(jar(service), FileTime.from(now));
			}
		}
		catch (IOException ex) {
			throw new Problem("The build left no jar: " + ex.getMessage(), ex);
		}
	}

	boolean outOfDate(Service service) {
		Path jar = jar(service);
		try {
			return !Files.exists(jar) || newest(service).compareTo(Files.getLastModifiedTime(jar)) > 0
					|| !aheadOfTime(jar);
		}
		catch (IOException ex) {
			throw new Problem("The sources of %s cannot be read: %s".formatted(service.id(), ex.getMessage()), ex);
		}
	}

	private static boolean aheadOfTime(Path jar) throws IOException {
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			return zip.stream().anyMatch((entry) -> entry.getName().endsWith(AHEAD_OF_TIME));
		}
		catch (ZipException ex) {
			return false;
		}
	}

	private FileTime newest(Service service) throws IOException {
		Newest newest = new Newest();
		Files.walkFileTree(this.top.resolve(service.id()), newest);
		if (service != Service.REGISTRY && Files.isDirectory(this.top.resolve("service-starter"))) {
			Files.walkFileTree(this.top.resolve("service-starter"), newest);
		}
		if (service == Service.GATEWAY) {
			considerDescriptions(newest);
		}
		newest.consider(Files.getLastModifiedTime(this.top.resolve("pom.xml")));
		return newest.time;
	}

	/** The web UI's clients are generated from what the services say of themselves. */
	private void considerDescriptions(Newest newest) throws IOException {
		for (Service service : Service.values()) {
			Path description = this.top.resolve(service.id()).resolve("src/main/resources/openapi.json");
			if (Files.exists(description)) {
				newest.consider(Files.getLastModifiedTime(description));
			}
		}
	}

	private static final class Newest extends SimpleFileVisitor<Path> {

		private FileTime time = FileTime.fromMillis(0);

		@Override
		public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
			String name = String.valueOf(folder.getFileName());
			return (NOT_SOURCES.contains(name) || name.startsWith(".")) ? FileVisitResult.SKIP_SUBTREE
					: FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
			consider(attributes.lastModifiedTime());
			return FileVisitResult.CONTINUE;
		}

		private void consider(FileTime other) {
			this.time = (other.compareTo(this.time) > 0) ? other : this.time;
		}

	}

}
