package io.touchpoint.local.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders that come and go.
 */
public final class Folders {

	private Folders() {
	}

	/**
	 * Where the processes have files for as long as they run. What one that was killed
	 * left there goes at the next start, and never fills the machine's own folder.
	 */
	public static Path temporary(Path home) {
		return home.resolve("tmp");
	}

	/**
	 * Removes a folder with what is in it.
	 */
	public static void delete(Path folder) throws IOException {
		if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		List<Path> inside;
		try (Stream<Path> paths = Files.walk(folder)) {
			inside = paths.sorted(Comparator.reverseOrder()).toList();
		}
		for (Path path : inside) {
			Files.delete(path);
		}
	}

}
