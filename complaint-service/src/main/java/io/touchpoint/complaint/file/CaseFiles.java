package io.touchpoint.complaint.file;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.scan.Darkroom;
import io.touchpoint.starter.scan.ScanCheck;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.SentParts.SentFile;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Keeps photos and documents of cases. Each is judged by what it is and not by its name,
 * and a picture is written anew, so that nothing but the picture stays, least of all
 * where it was taken.
 */
@Component
public class CaseFiles {

	private final FileRepository files;

	private final SiteScopedTransaction transaction;

	private final Darkroom darkroom;

	private final FileSettings settings;

	private final ScanCheck check;

	private final Ids ids;

	private final Clock clock;

	CaseFiles(FileRepository files, SiteScopedTransaction transaction, Darkroom darkroom, FileSettings settings,
			Ids ids, Clock clock) {
		this.files = files;
		this.transaction = transaction;
		this.darkroom = darkroom;
		this.settings = settings;
		this.check = new ScanCheck(settings.mostPixels(), settings.longestSide());
		this.ids = ids;
		this.clock = clock;
	}

	/** How many a customer sends at a time. */
	public int mostAtOnce() {
		return this.settings.mostAtOnce();
	}

	/** The largest file, in bytes. */
	public int mostBytes() {
		return (int) this.settings.mostBytes().toBytes();
	}

	/**
	 * Looks at files before anything is stored.
	 * @return or a problem: 400 about {@code body} with wrong-type, unreadable,
	 * too-many-pixels or missing, 413 too-large, 503 busy
	 */
	public Mono<List<NewFile>> looked(List<SentFile> sent) {
		return Flux.fromIterable(sent).concatMap(this::looked).collectList();
	}

	/** Of what is no picture only the beginning is looked at, which takes no time. */
	private Mono<NewFile> looked(SentFile sent) {
		if (sent.tooLarge()) {
			return Mono.error(tooLarge());
		}
		if (sent.bytes().length == 0) {
			return Mono.error(Problems.invalid(new FieldFault("body", "missing", "The file is empty.")));
		}
		Mono<ScanCheck.Scan> scan = this.check.isPicture(sent.bytes())
				? this.darkroom.develop(() -> this.check.check(sent.bytes()))
					.onErrorMap(RejectedExecutionException.class, (ex) -> busy())
				: Mono.fromCallable(() -> this.check.check(sent.bytes()));
		return scan.map((looked) -> NewFile.of(sent.name(), looked));
	}

	ProblemException tooLarge() {
		return Problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large",
				"A file has at most " + this.settings.mostBytes().toMegabytes() + " MB.");
	}

	static ProblemException busy() {
		return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "busy",
				"Other files are being taken in just now; send it again in a moment.");
	}

	/**
	 * Stores files of a case within the transaction that holds it.
	 * @return the lines that tell of them; a 409 problem if the case has too many already
	 */
	public Mono<List<Entry>> add(Complaint complaint, List<NewFile> wanted, Actor by, boolean shared) {
		Instant now = this.clock.instant();
		return wanted.isEmpty() ? Mono.just(List.of())
				: this.files.count(complaint.id())
					.filter((count) -> count + wanted.size() <= this.settings.mostPerCase())
					.switchIfEmpty(Mono.error(() -> Problems.conflict("too-many-files",
							"A case holds at most " + this.settings.mostPerCase() + " files.")))
					.thenMany(Flux.fromIterable(wanted).concatMap((file) -> add(complaint, file, by, shared, now)))
					.collectList();
	}

	private Mono<Entry> add(Complaint complaint, NewFile file, Actor by, boolean shared, Instant now) {
		UUID id = this.ids.next();
		return this.files.add(id, complaint, file, by, shared, now)
			.thenReturn(Entry.by(by, now, Entry.Kind.FILE_ADDED, file.name(), null, id.toString(), shared));
	}

	/** What the customer of these cases sees, the oldest first. */
	public Mono<List<CaseFile>> toCustomer(SiteScope scope, List<UUID> cases) {
		return this.transaction.list(scope, this.files.shared(cases)).collectList();
	}

	/** One of these. */
	public Mono<FileContent> forCustomer(SiteScope scope, List<UUID> cases, UUID id) {
		return this.transaction.run(scope, this.files.sharedContent(cases, id));
	}

}
