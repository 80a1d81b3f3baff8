package io.touchpoint.starter.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Files that wait for somebody to say how they are to be read: what a service needs to
 * ask that person.
 */
public final class Preparations {

	private final PreparationQueries queries;

	private final Upload upload;

	private final SiteScopedTransaction transaction;

	Preparations(PreparationQueries queries, Upload upload, SiteScopedTransaction transaction) {
		this.queries = queries;
		this.upload = upload;
		this.transaction = transaction;
	}

	/**
	 * A file that waits.
	 *
	 * @param name what the sender calls it
	 * @param options what was chosen so far, as JSON
	 */
	public record Waiting(Path file, String name, @Nullable String options) {
	}

	/** The file of a run, or the problem that it does not wait, or not here. */
	public Mono<Waiting> find(UUID run, String profile) {
		return this.transaction.run(SiteScope.allSites(), this.queries.find(run, profile))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("import")))
			.flatMap((found) -> !found.waits() ? Mono.error(notPrepared()) : Mono
				.fromCallable(() -> Files.exists(this.upload.file(run)))
				.subscribeOn(Schedulers.boundedElastic())
				.flatMap((here) -> here ? Mono.just(new Waiting(this.upload.file(run), found.name(), found.options()))
						: Mono.error(Problems.conflict("file-gone",
								"The uploaded file is no longer there; send it again."))));
	}

	/** Keeps what was chosen; what an earlier choice was tried with is void. */
	public Mono<Void> choose(UUID run, String options) {
		return this.transaction.run(SiteScope.allSites(), this.queries.choose(run, options))
			.flatMap((changed) -> (changed == 0) ? Mono.error(notPrepared()) : Mono.<Void>empty());
	}

	private static RuntimeException notPrepared() {
		return Problems.conflict("not-prepared", "This import does not wait for its preparation.");
	}

}
