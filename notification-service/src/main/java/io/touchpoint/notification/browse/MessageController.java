package io.touchpoint.notification.browse;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.notification.browse.FieldRights.Field;
import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.notification.delivery.MessageState;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Messages for those who answer for them. Staff see them without the customer's address.
 * What is about a restricted case, or an answer that it came from, is there for its
 * managers and handlers only; in the list without the address, alone as a look at the
 * case.
 */
@RestController
@RequestMapping(path = "/api/notifications/messages", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "messages")
class MessageController {

	private final MessageQueries queries;

	private final Looks looks;

	private final FieldRights rights;

	MessageController(MessageQueries queries, Looks looks, FieldRights rights) {
		this.queries = queries;
		this.looks = looks;
		this.rights = rights;
	}

	@GetMapping
	Mono<Page<MessageItem>> list(
			@RequestParam(required = false) @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}",
					message = "must be a site code") @Nullable String site,
			@RequestParam(required = false) @Nullable MessageState state,
			@RequestParam(required = false) @Nullable MessageKind kind,
			@RequestParam(required = false) @Size(max = 100) @Pattern(regexp = "\\P{Cc}*",
					message = "must not hold control characters") @Nullable String q,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit,
			@Parameter(hidden = true) Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		boolean seesRecipients = seesRecipients(caller);
		MessageFilter filter = new MessageFilter(site, state, kind, q, seesRecipients, caller.has(Role.HEAD_OFFICE),
				(after != null) ? Cursor.parse(after) : null, limit);
		return known(site, caller).then(Mono.defer(() -> this.queries.list(caller.sites(), filter)
			.map((item) -> (seesRecipients && !item.restricted()) ? item : item.withoutAddress())
			.collectList())).map((items) -> Page.of(items, limit, MessageItem::cursor));
	}

	@GetMapping("/{id}")
	Mono<MessageDetail> find(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.queries.find(caller.sites(), id, caller.has(Role.HEAD_OFFICE))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("message")))
			.flatMap((message) -> this.looks.at(message, caller).thenReturn(message))
			.map((message) -> seesRecipients(caller) ? message : message.withoutAddress())
			.map((message) -> hidesWords(message, caller) ? message.withoutWords() : message);
	}

	private Mono<Void> known(@Nullable String site, Caller caller) {
		if (site == null) {
			return Mono.empty();
		}
		caller.requireSite(site);
		return this.queries.siteExists(caller.sites(), site)
			.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(
					() -> Problems.invalid(new FieldFault("site", "unknown-site", "There is no site '" + site + "'."))))
			.then();
	}

	private boolean seesRecipients(Caller caller) {
		return (caller.has(Role.HEAD_OFFICE) || caller.has(Role.SITE_MANAGER))
				&& !this.rights.hides(Field.CONTACT, caller);
	}

	/**
	 * What goes to a customer of a case has their name and what we write to them; praise
	 * that is passed on has what they wrote.
	 */
	private boolean hidesWords(MessageDetail message, Caller caller) {
		boolean customers = message.kind().toCustomer();
		return (message.complaint() != null && customers
				&& (this.rights.hides(Field.CONTACT, caller) || this.rights.hides(Field.OUTGOING, caller)))
				|| (message.restricted() && (customers || message.kind() == MessageKind.COMPLIMENT)
						&& this.rights.hides(Field.RESTRICTED_WORDS, caller));
	}

}
