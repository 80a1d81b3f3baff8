package io.touchpoint.local.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

import io.touchpoint.local.settings.Folders;
import io.touchpoint.local.settings.Problem;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once per version from the launcher's own jar.
 */
public final class PostgresBinaries {

	private static final int OWNER_EXECUTES = 0100;

	private PostgresBinaries() {
	}

	/**
	 * The folder with {@code bin/}, {@code lib/} and {@code share/}.
	 */
	public static Path unpacked(Path home) {
		String archive = "postgres-%s-%s.txz".formatted(system(), architecture());
		Path folder = home.resolve("app").resolve("postgres-" + version());
		if (Files.isDirectory(folder)) {
			return folder;
		}
		try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
			if (packed == null) {
				throw new Problem(
						"There is no embedded PostgreSQL for this machine (%s). Set TOUCHPOINT_EXTERNAL_DB_HOST to use another."
							.formatted(archive));
			}
			Path beside = folder.resolveSibling(folder.getFileName() + ".new");
			Folders.delete(beside);
			unpack(packed, beside);
			Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
			return folder;
		}
		catch (IOException ex) {
			throw new Problem("PostgreSQL could not be unpacked into %s: %s".formatted(folder, ex.getMessage()), ex);
		}
	}

	private static void unpack(InputStream packed, Path into) throws IOException {
		Files.createDirectories(into);
		try (TarArchiveInputStream tar = new TarArchiveInputStream(
				new XZInputStream(new BufferedInputStream(packed)))) {
			for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				Path target = into.resolve(entry.getName()).normalize();
				if (!target.startsWith(into)) {
					throw new IOException("An entry lies outside the archive: " + entry.getName());
				}
				place(tar, entry, target);
			}
		}
	}

	private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
		if (entry.isDirectory()) {
			Files.createDirectories(target);
			return;
		}
		Files.createDirectories(target.getParent());
		if (entry.isSymbolicLink()) {
			Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
			return;
		}
		Files.copy(tar, target);
		if ((entry.getMode() & OWNER_EXECUTES) != 0) {
			Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(target));
			permissions.add(PosixFilePermission.OWNER_EXECUTE);
			Files.setPosixFilePermissions(target, permissions);
		}
	}

	static String version() {
		Properties launcher = new Properties();
		try (InputStream in = PostgresBinaries.class.getResourceAsStream("/launcher.properties")) {
			if (in != null) {
				launcher.load(in);
			}
		}
		catch (IOException ex) {
			throw new Problem("The launcher's jar is damaged: " + ex.getMessage(), ex);
		}
		return launcher.getProperty("postgres.version", "unknown");
	}

	private static String system() {
		return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
	}

	private static String architecture() {
		return switch (System.getProperty("os.arch")) {
			case "aarch64" -> "arm_64";
			case "amd64" -> "x86_64";
			default -> System.getProperty("os.arch");
		};
	}

}
