package io.touchpoint.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import io.touchpoint.local.client.Gateway;
import io.touchpoint.local.client.ImportProfile;
import io.touchpoint.local.client.ImportRun;
import io.touchpoint.local.settings.Console;
import io.touchpoint.local.settings.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Imports a file of somebody else's, or of our own format.
 */
@Command(name = "import", mixinStandardHelpOptions = true,
		description = "Imports a file; importing it again imports nothing. Refused rows are saved beside it with the reason.")
class ImportCommand implements Callable<Integer> {

	private static final Duration LINE_EVERY = Duration.ofSeconds(5);

	@Parameters(index = "0", paramLabel = "PROFILE",
			description = "cfpb, nyc311, olist (FILE is the reviews file or its folder), touchpoint-responses, touchpoint-visits, touchpoint-complaints or uci")
	@SuppressWarnings("NullAway.Init")
	private String profile;

	@Parameters(index = "1", paramLabel = "FILE", description = "The file; gzip is recognised.")
	@SuppressWarnings("NullAway.Init")
	private Path file;

	@Override
	public Integer call() throws IOException {
		ImportProfile known = ImportProfile.of(this.profile);
		if (!Files.isReadable(this.file) || (Files.isDirectory(this.file) && known != ImportProfile.OLIST)) {
			throw new Problem("The file %s cannot be read.".formatted(this.file));
		}
		Gateway gateway = Running.gateway();
		// However this ends, Ctrl-C included
		Runtime.getRuntime().addShutdownHook(new Thread(gateway::giveKeyBack));
		gateway.useOwnKey("import " + this.file.getFileName());
		Console console = Console.standard();
		ImportRun.Result result = new ImportRun(gateway, known, progress(console)).run(this.file,
				refusedRows(this.file));
		result.refused().ifPresent((path) -> console.line("The refused rows with their reasons: " + path));
		console.line(result.state().summary());
		if (!result.state().done()) {
			throw new Problem(result.state().reason());
		}
		return 0;
	}

	private static Consumer<String> progress(Console console) {
		if (console.terminal()) {
			return console::passing;
		}
		long[] next = { System.nanoTime() };
		return (text) -> {
			if (System.nanoTime() >= next[0]) {
				console.line(text);
				next[0] = System.nanoTime() + LINE_EVERY.toNanos();
			}
		};
	}

	/** Beside the file, or where the command was called when that folder is read-only. */
	static Path refusedRows(Path file) throws IOException {
		Path whole = file.toAbsolutePath().normalize();
		Path folder = whole.resolveSibling("");
		// Nothing is read-only for root: the folder's own permission counts
		boolean writable = Files.isWritable(folder)
				&& Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OWNER_WRITE);
		return (writable ? folder : Path.of("").toAbsolutePath()).resolve(whole.getFileName() + ".refused.csv");
	}

}
