package io.touchpoint.local.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import io.touchpoint.local.settings.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Only one launcher runs per home. The system gives the lock back when its process dies,
 * however it dies, so there is nothing stale to clean up.
 */
public final class PlatformLock implements AutoCloseable {

	private final FileChannel channel;

	private PlatformLock(FileChannel channel) {
		this.channel = channel;
	}

	public static Optional<PlatformLock> take(Path home) {
		FileChannel channel = null;
		try {
			Files.createDirectories(home);
			channel = FileChannel.open(home.resolve("launcher.lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			@Nullable FileLock lock = channel.tryLock();
			if (lock != null) {
				return Optional.of(new PlatformLock(channel));
			}
		}
		catch (OverlappingFileLockException ex) {
			// Held by this very process: taken as well
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new Problem("The folder %s cannot be used: %s".formatted(home, ex.getMessage()), ex);
		}
		close(channel);
		return Optional.empty();
	}

	/**
	 * Whether a launcher runs.
	 */
	public static boolean taken(Path home) {
		if (!Files.exists(home.resolve("launcher.lock"))) {
			return false;
		}
		Optional<PlatformLock> lock = take(home);
		lock.ifPresent(PlatformLock::close);
		return lock.isEmpty();
	}

	@Override
	public void close() {
		close(this.channel);
	}

	private static void close(FileChannel channel) {
		try {
			channel.close();
		}
		catch (IOException ex) {
			throw new Problem("The launcher's lock could not be given back: " + ex.getMessage(), ex);
		}
	}

}
