package io.touchpoint.complaint.tracking;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.letter.Letters;
import io.touchpoint.complaint.mailbox.ReplyAddresses;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a fellow service whom to write to about a case. Events carry no address, so that
 * it can be erased; whoever sends a message asks for it at that moment.
 */
@RestController
class ContactController {

	private final CaseViews views;

	private final Tracking tracking;

	private final ContactQueries queries;

	private final Letters letters;

	private final Texts texts;

	private final ReplyAddresses replies;

	private final SiteScopedTransaction transaction;

	ContactController(CaseViews views, Tracking tracking, ContactQueries queries, Letters letters, Texts texts,
			ReplyAddresses replies, SiteScopedTransaction transaction) {
		this.views = views;
		this.tracking = tracking;
		this.queries = queries;
		this.letters = letters;
		this.texts = texts;
		this.replies = replies;
		this.transaction = transaction;
	}

	@Hidden
	@GetMapping("/internal/complaints/{id}/contact")
	Mono<ContactView> contact(@PathVariable UUID id) {
		return this.views.whole(SiteScope.allSites(), id).flatMap((view) -> {
			Contact contact = view.contact();
			return (contact == null) ? Mono.error(Problems.notFound("contact"))
					: this.tracking.mailed(view.id(), view.site())
						.map((url) -> new ContactView(contact.email(), contact.name(), view.language(),
								view.reference(), url, this.replies.of(view.site(), view.reference()), Map.of()));
		});
	}

	/**
	 * Whom to mail a reply to, with its words. Those of a case for few eyes stay on its
	 * page: a mail is kept where more may read it.
	 */
	@Hidden
	@GetMapping("/internal/letters/{id}/contact")
	Mono<ContactView> contactOfLetter(@PathVariable UUID id) {
		return this.letters.toMail(SiteScope.allSites(), id)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("letter")))
			.flatMap((letter) -> this.views.whole(SiteScope.allSites(), letter.complaint())
				.map((view) -> (view.restriction() == null) ? letter.text() : onPage(letter.language()))
				.flatMap((text) -> contact(letter.complaint())
					.map((found) -> new ContactView(found.email(), found.name(), letter.language(), found.reference(),
							found.trackingUrl(), found.replyTo(), Map.of("text", text)))));
	}

	private String onPage(String language) {
		return this.texts.in(Texts.LANGUAGES.contains(language) ? language : Texts.LANGUAGES.getFirst())
			.getOrDefault("mail.on-page", "");
	}

	/** Where a case belongs, for a fellow service that is told its id. */
	@Hidden
	@GetMapping("/internal/complaints/{id}/site")
	Mono<SiteOfCase> site(@PathVariable UUID id) {
		return this.views.whole(SiteScope.allSites(), id).map((view) -> new SiteOfCase(view.site()));
	}

	/**
	 * A colleague wants to see what a fellow service keeps of a case, such as its letter:
	 * a 404 problem unless they may see the case.
	 */
	@Hidden
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@PostMapping("/internal/complaints/{id}/looks")
	Mono<Void> look(@PathVariable UUID id, @Valid @RequestBody Look look) {
		return this.views.look(SiteScope.allSites(), id, look.account(), look.manages())
			.flatMap((seen) -> seen ? Mono.empty() : Mono.error(Problems.notFound("complaint")));
	}

	/**
	 * The cases that these people wrote, for a fellow service that has erased them and
	 * keeps what their cases came from.
	 */
	@Hidden
	@PostMapping("/internal/complaints/of-contacts")
	Mono<List<UUID>> casesOf(@Valid @RequestBody @Size(max = 500) List<@NotNull Person> people) {
		return this.transaction.list(SiteScope.allSites(), this.queries.casesOf(people)).collectList();
	}

	/**
	 * Somebody by address.
	 *
	 * @param internal whether it is a colleague, who is somebody else as a customer
	 */
	record Person(@NotBlank @Size(max = 254) String email, boolean internal) {

		String key() {
			return this.email.toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * Who looks.
	 *
	 * @param account the colleague's
	 * @param manages whether the colleague manages the site of the case
	 */
	record Look(@NotBlank @Size(max = 100) String account, boolean manages) {
	}

	/** The code of a case's site. */
	record SiteOfCase(String site) {
	}

	/**
	 * Whom to write to, with a link that was made for this message.
	 *
	 * @param replyTo where the answer is taken as one about this case; none without a
	 * mailbox
	 * @param facts what else the message speaks of
	 */
	record ContactView(String email, @Nullable String name, String language, String reference, String trackingUrl,
			@Nullable String replyTo, Map<String, String> facts) {
	}

}
