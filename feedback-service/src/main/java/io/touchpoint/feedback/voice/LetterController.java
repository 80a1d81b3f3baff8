package io.touchpoint.feedback.voice;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.scan.Darkroom;
import io.touchpoint.starter.scan.ScanCheck;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Letters: the scan first, then what it turned out to be.
 */
@RestController
class LetterController {

	/** Each is in memory from its first byte until it is stored. */
	private static final int AT_ONCE = 3;

	private final Semaphore places = new Semaphore(AT_ONCE);

	private static final int MOST_YEARS = 10;

	private final Darkroom darkroom;

	private final LetterRepository letters;

	private final Complaints complaints;

	private final SiteScopedTransaction transaction;

	private final LetterProperties properties;

	private final ScanCheck check;

	private final Ids ids;

	private final Clock clock;

	LetterController(LetterRepository letters, Complaints complaints, SiteScopedTransaction transaction,
			LetterProperties properties, Darkroom darkroom, Ids ids, Clock clock) {
		this.darkroom = darkroom;
		this.letters = letters;
		this.complaints = complaints;
		this.transaction = transaction;
		this.properties = properties;
		this.check = new ScanCheck(properties.mostPixels(), properties.longestSide());
		this.ids = ids;
		this.clock = clock;
	}

	@PostMapping("/api/feedback/letters")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
					schema = @Schema(type = "string", format = "binary")))
	Mono<ResponseEntity<Letter>> receiveLetter(Caller caller, @RequestParam @Size(min = 1, max = 40) String site,
			@RequestParam(defaultValue = "letter") @Size(min = 1, max = 200) String name,
			@RequestParam(required = false) @Nullable LocalDate receivedOn, ServerHttpRequest request) {
		handler(caller);
		caller.requireSite(site);
		return oneOfFew(
				body(request).flatMap(this::looked).flatMap((scan) -> keep(caller, site, name, receivedOn, scan)))
			.map((kept) -> ResponseEntity.created(URI.create("/api/feedback/letters/" + kept.id())).body(kept));
	}

	/** Nothing of a scan is read before there is a place for it. */
	private <T> Mono<T> oneOfFew(Mono<T> work) {
		return Mono.defer(() -> this.places.tryAcquire() ? work.doFinally((signal) -> this.places.release())
				: Mono.error(LetterController.busy()));
	}

	private static ProblemException busy() {
		return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "busy",
				"Other scans are being taken in just now; send it again in a moment.");
	}

	private Mono<byte[]> body(ServerHttpRequest request) {
		return DataBufferUtils.join(request.getBody(), (int) this.properties.mostBytes().toBytes())
			.onErrorMap(DataBufferLimitException.class,
					(ex) -> Problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large",
							"A scan has at most " + this.properties.mostBytes().toMegabytes() + " MB."))
			.map(LetterController::bytes)
			.filter((bytes) -> bytes.length > 0)
			.switchIfEmpty(Mono.error(() -> Problems.invalid(new FieldFault("body", "missing", "The file is empty."))));
	}

	/** Of what is no picture only the beginning is looked at, which takes no time. */
	private Mono<ScanCheck.Scan> looked(byte[] bytes) {
		return this.check.isPicture(bytes)
				? this.darkroom.develop(() -> this.check.check(bytes))
					.onErrorMap(RejectedExecutionException.class, (ex) -> busy())
				: Mono.fromCallable(() -> this.check.check(bytes));
	}

	private Mono<Letter> keep(Caller caller, String site, String name, @Nullable LocalDate receivedOn,
			ScanCheck.Scan scan) {
		Instant now = this.clock.instant();
		return this.transaction.run(caller.sites(), this.letters.zoneOf(site)
			.switchIfEmpty(Mono.error(() -> Problems
				.invalid(new FieldFault("site", "unknown-site", "The site '" + site + "' is not known here (yet)."))))
			.map((zone) -> new Letter(this.ids.next(), site, name.replaceAll("\\p{Cntrl}", " ").strip(), scan.type(),
					scan.content().length, null, null, day(receivedOn, LocalDate.ofInstant(now, zone)), now,
					caller.name()))
			.flatMap((letter) -> this.letters.add(letter, scan.content()).thenReturn(letter)));
	}

	/** A letter comes before it is taken in. */
	private static LocalDate day(@Nullable LocalDate told, LocalDate today) {
		if (told != null && (told.isAfter(today) || told.isBefore(today.minusYears(MOST_YEARS)))) {
			throw Problems.invalid(new FieldFault("receivedOn", "out-of-range",
					"'receivedOn' must not be in the future or over " + MOST_YEARS + " years ago."));
		}
		return (told != null) ? told : today;
	}

	/**
	 * @param became the complaint or compliment whose letter is looked for
	 */
	@GetMapping("/api/feedback/letters")
	Mono<Page<Letter>> letters(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable UUID became,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		handler(caller);
		String wanted = (site == null || site.isBlank()) ? null : site.strip();
		if (wanted != null) {
			caller.requireSite(wanted);
		}
		Cursor start = (after == null || after.isBlank()) ? null : Cursor.parse(after);
		return this.transaction
			.list(caller.sites(), this.letters.list(caller.sites(), wanted, became, start, limit + 1))
			.collectList()
			.map((rows) -> Page.of(rows, limit, Letter::cursor));
	}

	@GetMapping("/api/feedback/letters/{id}")
	Mono<Letter> letter(Caller caller, @PathVariable UUID id) {
		handler(caller);
		return this.transaction.run(caller.sites(), this.letters.byId(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("letter")));
	}

	@GetMapping("/api/feedback/letters/{id}/scan")
	Mono<ResponseEntity<byte[]>> scan(Caller caller, @PathVariable UUID id) {
		return letter(caller, id).flatMap((letter) -> mayRead(letter, caller))
			.flatMap((letter) -> this.transaction.run(caller.sites(), this.letters.scan(id))
				.map((content) -> ResponseEntity.ok()
					.contentType(MediaType.parseMediaType(letter.type()))
					.header(HttpHeaders.CONTENT_DISPOSITION,
							ContentDisposition.attachment()
								.filename("letter-" + id + ending(letter.type()), StandardCharsets.UTF_8)
								.build()
								.toString())
					.header("X-Content-Type-Options", "nosniff")
					.header("Content-Security-Policy", "default-src 'none'; sandbox")
					.cacheControl(
							org.springframework.http.CacheControl.maxAge(Duration.ZERO).cachePrivate().noTransform())
					.body(content)));
	}

	/** Few may read the letter of a complaint that is for few eyes only. */
	private Mono<Letter> mayRead(Letter letter, Caller caller) {
		UUID complaint = letter.becameId();
		return (letter.became() == Letter.Became.COMPLAINT && complaint != null)
				? this.complaints.requireSeen(complaint, caller, "letter").thenReturn(letter) : Mono.just(letter);
	}

	/**
	 * Links the complaint that was opened from the letter. Whether there is one is asked
	 * outside of the transaction, which holds the letter.
	 */
	@PostMapping("/api/feedback/letters/{id}/complaint")
	Mono<Letter> letterIsComplaint(Caller caller, @PathVariable UUID id, @Valid @RequestBody OpenedComplaint opened) {
		UUID complaint = opened.complaint();
		Mono<Letter> work = this.letters.take(id)
			.flatMap((letter) -> isOpen(letter, complaint)
					? this.letters.became(id, Letter.Became.COMPLAINT, complaint, caller.id()) : Mono.<Void>empty())
			.then(Mono.defer(() -> this.letters.byId(id)));
		return letter(caller, id)
			.flatMap((letter) -> isOpen(letter, complaint)
					? this.complaints.requireSeenAt("complaint", complaint, letter.site(), caller) : Mono.<Void>empty())
			.then(this.transaction.run(caller.sites(), work));
	}

	/**
	 * Whether the letter still waits for this complaint, and has not become it already.
	 */
	private static boolean isOpen(Letter letter, UUID complaint) {
		if (letter.became() != null && !complaint.equals(letter.becameId())) {
			throw done(letter);
		}
		return letter.became() == null;
	}

	/** A letter is one thing or the other. */
	static <T> Mono<T> alreadyDone(Letter letter) {
		return Mono.error(done(letter));
	}

	private static RuntimeException done(Letter letter) {
		return Problems.of(HttpStatus.CONFLICT, "letter-done",
				"This letter has become a complaint or compliment already.", Map.of("current", letter));
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private static String ending(String type) {
		return switch (type) {
			case "image/jpeg" -> ".jpg";
			case "image/png" -> ".png";
			default -> ".pdf";
		};
	}

	private static void handler(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

	/** The complaint that was opened. */
	record OpenedComplaint(@NotNull UUID complaint) {
	}

}
