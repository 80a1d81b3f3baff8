package io.touchpoint.local.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Removing folders with what is in them.
 */
public final class Folders {

	private Folders() {
	}

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
