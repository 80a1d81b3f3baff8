package io.touchpoint.complaint.mailbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Desks;
import io.touchpoint.complaint.casework.Sight;
import io.touchpoint.complaint.casework.Sights;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The tray of mails that have no case, which is head office's, and the mails of a case.
 */
@RestController
@RequestMapping("/api/complaints")
class MailController {

	private final MailQueries queries;

	private final MailIntake intake;

	private final CaseViews views;

	private final Desks desks;

	private final Sights sights;

	private final SiteScopedTransaction transaction;

	MailController(MailQueries queries, MailIntake intake, CaseViews views, Desks desks, Sights sights,
			SiteScopedTransaction transaction) {
		this.queries = queries;
		this.intake = intake;
		this.views = views;
		this.desks = desks;
		this.sights = sights;
		this.transaction = transaction;
	}

	@GetMapping("/mails")
	Mono<Page<MailView>> tray(Caller caller, @RequestParam(defaultValue = "TO_ASSIGN") TrayReason.Kind kind,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		caller.requireOrganisation();
		Cursor cursor = (after == null || after.isBlank()) ? null : Cursor.parse(after);
		return this.transaction.list(SiteScope.allSites(), withFiles(this.queries.tray(kind, cursor, limit + 1)))
			.collectList()
			.map((mails) -> Page.of(mails, limit, (mail) -> new Cursor(mail.takenAt(), mail.id())));
	}

	/** A mail of the tray as it came. */
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = "message/rfc822", schema = @Schema(type = "string", format = "binary")))
	@GetMapping("/mails/{mail}/raw")
	Mono<ResponseEntity<byte[]>> rawMail(Caller caller, @PathVariable UUID mail) {
		caller.requireOrganisation();
		return this.transaction.run(SiteScope.allSites(), this.queries.raw(mail))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("mail")))
			.map((raw) -> asItCame(mail, raw));
	}

	/** Opens a case of it at a site. */
	@PostMapping("/mails/{mail}/site")
	Mono<MailCase> assignMail(Caller caller, @PathVariable UUID mail, @Valid @RequestBody SiteOfMail request) {
		caller.requireOrganisation();
		return this.desks.first(request.site(), request.unit())
			.flatMap((desk) -> this.intake.assign(mail, request.site(), desk, caller))
			.map((complaint) -> new MailCase(complaint.id(), complaint.reference()));
	}

	/** Takes it off the tray; it is kept. */
	@PostMapping("/mails/{mail}/dismissal")
	Mono<ResponseEntity<Void>> dismissMail(Caller caller, @PathVariable UUID mail) {
		caller.requireOrganisation();
		return this.intake.dismiss(mail, caller).thenReturn(ResponseEntity.noContent().build());
	}

	@GetMapping("/{id}/mails")
	Mono<List<MailView>> mailsOfCase(Caller caller, @PathVariable UUID id) {
		Sight sight = this.sights.of(caller);
		return ofCase(caller, id,
				(complaint) -> withFiles(this.queries.ofCase(id))
					.map((mail) -> mail.as(sight, complaint.restriction() != null))
					.collectList());
	}

	/** A mail of a case as it came. */
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = "message/rfc822", schema = @Schema(type = "string", format = "binary")))
	@GetMapping("/{id}/mails/{mail}/raw")
	Mono<ResponseEntity<byte[]>> rawMailOfCase(Caller caller, @PathVariable UUID id, @PathVariable UUID mail) {
		return ofCase(caller, id,
				(complaint) -> refusal(caller, complaint, CaseField.CONTACT, CaseField.RESTRICTED_WORDS)
					.then(this.queries.raw(id, mail)))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("mail")))
			.map((raw) -> asItCame(mail, raw));
	}

	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = "application/octet-stream",
					schema = @Schema(type = "string", format = "binary")))
	@GetMapping("/{id}/mails/{mail}/files/{n}")
	Mono<ResponseEntity<byte[]>> fileOfMail(Caller caller, @PathVariable UUID id, @PathVariable UUID mail,
			@PathVariable int n) {
		return ofCase(caller, id,
				(complaint) -> refusal(caller, complaint, CaseField.RESTRICTED_WORDS)
					.then(this.queries.content(id, mail, n)))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("file")))
			.map((file) -> attachment(file.name(), MediaType.parseMediaType(file.type()), file.bytes()));
	}

	/** Whoever may see the case, and each look at a restricted one is written down. */
	private <T> Mono<T> ofCase(Caller caller, UUID id, Function<Complaint, Mono<T>> reading) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.views
			.read(caller.sites(), id,
					(complaint, history) -> reading.apply(complaint).map(Optional::of).defaultIfEmpty(Optional.empty()))
			.flatMap(Mono::justOrEmpty);
	}

	/** A file as it came cannot be shown in part. */
	private Mono<Void> refusal(Caller caller, Complaint complaint, CaseField... held) {
		ProblemException refusal = this.sights.of(caller).refusal(complaint.restriction() != null, held);
		return (refusal != null) ? Mono.error(refusal) : Mono.empty();
	}

	private Flux<MailView> withFiles(Flux<MailView> mails) {
		return mails.collectList()
			.flatMapIterable((all) -> all)
			.concatMap((mail) -> this.queries.files(mail.id()).collectList().map(mail::with));
	}

	private static ResponseEntity<byte[]> asItCame(UUID mail, byte[] raw) {
		return attachment("mail-" + mail + ".eml", MediaType.parseMediaType("message/rfc822"), raw);
	}

	/** A browser saves it, whatever it takes it for. */
	private static ResponseEntity<byte[]> attachment(String name, MediaType type, byte[] bytes) {
		return ResponseEntity.ok()
			.contentType(type)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
			.header("X-Content-Type-Options", "nosniff")
			.header("Content-Security-Policy", "default-src 'none'; sandbox")
			.cacheControl(CacheControl.maxAge(Duration.ZERO).cachePrivate().noTransform())
			.body(bytes);
	}

	/**
	 * Where a mail belongs.
	 *
	 * @param unit the code of the unit of the site that its case is to lie with
	 */
	record SiteOfMail(@NotBlank @Pattern(regexp = Sites.CODE, message = "must be a site code") String site,
			@Nullable @Size(max = 40) String unit) {
	}

	/** What became of it. */
	record MailCase(UUID complaint, String reference) {
	}

}
