package io.touchpoint.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells the living from those that ended and were not collected: where the first process
 * of a container collects nobody, Java calls them alive for ever.
 */
final class Zombies {

	private Zombies() {
	}

	static boolean alive(ProcessHandle process) {
		return process.isAlive() && !ended(Path.of("/proc", Long.toString(process.pid()), "stat"));
	}

	private static boolean ended(Path stat) {
		try {
			String line = Files.readString(stat);
			return line.startsWith(") Z", line.lastIndexOf(')'));
		}
		catch (IOException ex) {
			return false;
		}
	}

}
