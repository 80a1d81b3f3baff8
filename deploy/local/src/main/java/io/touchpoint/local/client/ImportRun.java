package io.touchpoint.local.client;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

import io.touchpoint.local.settings.Pause;
import io.touchpoint.local.settings.Problem;

/**
 * Sends a file and follows its import to the end. A service that dies meanwhile is waited
 * for; an upload that broke is sent again, which is harmless because known rows are
 * recognised.
 */
public final class ImportRun {

	private static final Duration POLL = Duration.ofMillis(300);

	private static final Duration LONGEST = Duration.ofSeconds(180);

	private static final int UPLOADS = 5;

	private final Gateway gateway;

	private final ImportProfile profile;

	private final Consumer<String> progress;

	private final Patience patience;

	public ImportRun(Gateway gateway, ImportProfile profile, Consumer<String> progress) {
		this.gateway = gateway;
		this.profile = profile;
		this.progress = progress;
		this.patience = new Patience(LONGEST, progress);
	}

	/**
	 * The result of an import.
	 *
	 * @param state the last state
	 * @param refused the file with the refused rows, if there are any
	 */
	public record Result(ImportState state, Optional<Path> refused) {
	}

	/**
	 * Imports a file.
	 * @param file what to import
	 * @param refusedRows where refused rows are kept
	 */
	public Result run(Path file, Path refusedRows) throws IOException {
		Path body = (this.profile == ImportProfile.OLIST) ? OlistFiles.zipped(file) : file;
		try {
			for (int upload = 1; upload <= UPLOADS; upload++) {
				String id = upload(body, String.valueOf(file.getFileName()));
				Optional<ImportState> end = follow(id);
				if (end.isPresent()) {
					return new Result(end.get(), refused(id, end.get(), refusedRows));
				}
				this.progress.accept("The platform lost the upload; sending it again");
			}
		}
		finally {
			if (!body.equals(file)) {
				Files.delete(body);
			}
		}
		throw new Problem("The platform lost the upload %d times; see deploy/touchpoint logs.".formatted(UPLOADS));
	}

	private String upload(Path body, String name) {
		String path = "%s?profile=%s&name=%s".formatted(this.profile.path(), this.profile.id(),
				URLEncoder.encode(name, StandardCharsets.UTF_8));
		return this.patience.ask("The upload", () -> this.gateway.post(path, "application/octet-stream", body))
			.orProblem("The upload")
			.json()
			.path("id")
			.asString("");
	}

	/**
	 * The end state, or nothing when the platform does not know the upload (any more).
	 */
	private Optional<ImportState> follow(String id) {
		while (true) {
			Answer answer = this.patience.ask("Asking for the import's progress",
					() -> this.gateway.get(this.profile.path() + "/" + id));
			if (answer.status() == 404) {
				return Optional.empty();
			}
			ImportState state = ImportState.of(answer.orProblem("Asking for the import's progress").json());
			if (state.over()) {
				return Optional.of(state);
			}
			this.progress.accept(state.progress());
			Pause.of(POLL);
		}
	}

	private Optional<Path> refused(String id, ImportState state, Path into) {
		if (state.refused() == 0) {
			return Optional.empty();
		}
		this.patience
			.ask("Fetching the refused rows",
					() -> this.gateway.save(this.profile.path() + "/" + id + "/refused", into))
			.orProblem("Fetching the refused rows");
		return Optional.of(into);
	}

}
