package io.touchpoint.complaint.letter;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.casework.Addressee;
import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Casework.StaleRevision;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.Sights;
import io.touchpoint.complaint.file.FileContent;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What colleagues write to customers, and what they wrote.
 */
@RestController
@RequestMapping("/api/complaints/{id}/letters")
class LetterController {

	private final Letters letters;

	private final LetterRepository repository;

	private final CaseViews cases;

	private final Sights sights;

	private final JsonMapper json;

	LetterController(Letters letters, LetterRepository repository, CaseViews cases, Sights sights, JsonMapper json) {
		this.letters = letters;
		this.repository = repository;
		this.cases = cases;
		this.sights = sights;
		this.json = json;
	}

	@GetMapping
	Mono<List<LetterView>> lettersOfCase(Caller caller, @PathVariable UUID id) {
		handler(caller);
		return this.cases.read(caller.sites(), id,
				(complaint, history) -> this.cases.addressee(complaint)
					.flatMap((addressee) -> this.repository.ofCase(id)
						.map((letter) -> view(letter, complaint, addressee, caller))
						.collectList()));
	}

	/** The file of a printed letter, byte for byte as it went. */
	@GetMapping(path = "/{letter}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
	Mono<ResponseEntity<byte[]>> printedLetter(Caller caller, @PathVariable UUID id, @PathVariable UUID letter) {
		handler(caller);
		return this.cases
			.read(caller.sites(), id,
					(complaint, history) -> refusal(caller, complaint).then(this.repository.pdf(List.of(id), letter))
						.switchIfEmpty(Mono.error(() -> Problems.notFound("letter")))
						.map((pdf) -> file(complaint.reference(), pdf)))
			.map(FileContent::download);
	}

	/**
	 * A text as the customer would read it, with what its words tell; nothing is kept.
	 */
	@PostMapping("/preview")
	Mono<LetterPreview> previewLetter(Caller caller, @PathVariable UUID id, @Valid @RequestBody NewLetter wanted) {
		handler(caller);
		return this.letters.preview(caller, id, wanted.checked());
	}

	/** The same as the file that would be printed. */
	@PostMapping(path = "/preview/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
	Mono<ResponseEntity<byte[]>> printPreview(Caller caller, @PathVariable UUID id,
			@Valid @RequestBody NewLetter wanted) {
		handler(caller);
		return this.letters.print(caller, id, wanted.checked())
			.map((pdf) -> ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_PDF)
				.cacheControl(CacheControl.noStore())
				.body(pdf));
	}

	/**
	 * Sends a text to the customer.
	 * @param ifMatch needed if the case is to be moved at the same time
	 */
	@PostMapping
	Mono<ResponseEntity<LetterView>> sendLetter(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(max = 200) String key,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody NewLetter wanted) {
		handler(caller);
		Long seen = (wanted.to() != null) ? Long.valueOf(Revision.seen(ifMatch)) : null;
		IntakeKey once = IntakeKey.of("letter " + id + " staff " + caller.id(),
				(key != null) ? key : Secret.fresh().text(), this.json.writeValueAsString(wanted));
		return this.letters.send(caller, id, wanted.checked(), seen, once)
			.flatMap((sent) -> this.cases.read(caller.sites(), id,
					(complaint, history) -> this.cases.addressee(complaint)
						.flatMap((addressee) -> this.repository.find(id, sent)
							.map((letter) -> view(letter, complaint, addressee, caller)))))
			.map((letter) -> ResponseEntity
				.created(URI.create("/api/complaints/" + id + "/letters/" + letter.id() + "/pdf"))
				.body(letter))
			.onErrorResume(StaleRevision.class,
					(stale) -> this.cases.find(caller.sites(), id)
						.flatMap((current) -> Mono.error(Problems.of(HttpStatus.PRECONDITION_FAILED,
								"precondition-failed", "Somebody changed this case in the meantime; look at it again.",
								Map.of("current", current)))));
	}

	private LetterView view(Letter letter, Complaint complaint, Addressee addressee, Caller caller) {
		return LetterView.of(letter, complaint, addressee, this.sights.of(caller));
	}

	/** A printed letter cannot be shown in part: it has the address and all words. */
	private Mono<Void> refusal(Caller caller, Complaint complaint) {
		ProblemException refusal = this.sights.of(caller)
			.refusal(complaint.restriction() != null, CaseField.OUTGOING, CaseField.CONTACT,
					CaseField.RESTRICTED_WORDS);
		return (refusal != null) ? Mono.error(refusal) : Mono.empty();
	}

	static FileContent file(String reference, byte[] pdf) {
		return new FileContent("letter-" + reference + ".pdf", MediaType.APPLICATION_PDF_VALUE, pdf);
	}

	private static void handler(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

}
