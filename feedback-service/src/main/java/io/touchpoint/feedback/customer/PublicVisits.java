package io.touchpoint.feedback.customer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.UUID;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Visits that another system tells by a webhook signed after the Standard Webhooks
 * specification. A message that is older than five minutes is refused, and one that comes
 * twice is entered once. Whether a source exists is not told.
 */
@RestController
class PublicVisits {

	private static final Logger logger = LoggerFactory.getLogger(PublicVisits.class);

	private static final int LONGEST_ID = 200;

	private final SourceRepository sources;

	private final SecretSeal seal;

	private final Register register;

	private final SiteScopedTransaction transaction;

	private final JsonMapper json;

	private final Clock clock;

	PublicVisits(SourceRepository sources, SecretSeal seal, Register register, SiteScopedTransaction transaction,
			JsonMapper json, Clock clock) {
		this.sources = sources;
		this.seal = seal;
		this.register = register;
		this.transaction = transaction;
		this.json = json;
		this.clock = clock;
	}

	@PostMapping(path = "/public/visits/{source}", consumes = "application/json")
	Mono<ResponseEntity<VisitTaken>> take(@PathVariable String source, ServerHttpRequest request,
			@RequestBody byte[] body) {
		if (!isText(body)) {
			return Mono.error(Problems.of(HttpStatus.BAD_REQUEST, "malformed-json",
					"The body is not UTF-8, so nobody can check what was signed."));
		}
		return source(source).filter((sealed) -> isSigned(sealed, request.getHeaders(), body))
			.switchIfEmpty(Mono.error(PublicVisits::unsigned))
			.flatMap((sealed) -> enter(sealed.source(), id(request.getHeaders()), body));
	}

	/** Said before the signature is looked at, which is made of the text. */
	private static boolean isText(byte[] body) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	private Mono<ResponseEntity<VisitTaken>> enter(SourceRepository.VisitSource source, String id, byte[] body) {
		NewVisit visit = read(body);
		if (visit.site() != null && !source.sites().isEmpty() && !source.sites().contains(visit.site())) {
			return Mono.error(
					Problems.invalid(new FieldFault("site", "not-allowed", "This source may not tell of that site.")));
		}
		return this.register.enter(visit, "webhook", "hook:" + source.code() + ":" + id, SiteScope.allSites())
			.flatMap((entered) -> this.transaction
				.run(SiteScope.allSites(), this.sources.used(source.code(), this.clock.instant()))
				.thenReturn(ResponseEntity.status(HttpStatus.CREATED)
					.body(new VisitTaken(entered.visit(), entered.first()))));
	}

	private Mono<SourceRepository.Sealed> source(String code) {
		return SourceController.isCode(code) ? this.transaction.run(SiteScope.allSites(), this.sources.open(code))
				: Mono.empty();
	}

	private boolean isSigned(SourceRepository.Sealed sealed, HttpHeaders headers, byte[] body) {
		Map<String, List<String>> told = List
			.of(Webhook.UNBRANDED_MSG_ID_KEY, Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Webhook.UNBRANDED_MSG_SIGNATURE_KEY)
			.stream()
			.collect(Collectors.toMap((name) -> name, (name) -> headers.getOrEmpty(name)));
		try {
			new Webhook(this.seal.open(sealed.secret())).verify(new String(body, StandardCharsets.UTF_8), told);
			return true;
		}
		catch (WebhookVerificationException ex) {
			logger.info("A webhook of {} was refused: {}", sealed.source().code(), ex.getMessage());
			return false;
		}
		catch (EmptyWebhookSecretException ex) {
			throw new IllegalStateException("The source has no secret", ex);
		}
	}

	private static RuntimeException unsigned() {
		return Problems.of(HttpStatus.UNAUTHORIZED, "unsigned",
				"There is no such source, or the message is not signed with its secret, or it is older than five minutes.");
	}

	private static String id(HttpHeaders headers) {
		String id = String.valueOf(headers.getFirst(Webhook.UNBRANDED_MSG_ID_KEY));
		if (id.length() > LONGEST_ID) {
			throw Problems.invalid(new FieldFault(Webhook.UNBRANDED_MSG_ID_KEY, "too-long",
					"'webhook-id' may have at most " + LONGEST_ID + " characters."));
		}
		return id;
	}

	/** The message's data, or the message itself if it is plain. */
	private NewVisit read(byte[] body) {
		try {
			JsonNode root = this.json.readTree(body);
			JsonNode data = root.path("data").isObject() ? root.get("data") : root;
			if (!data.isObject()) {
				throw malformed();
			}
			return this.json.treeToValue(data, NewVisit.class);
		}
		catch (DatabindException ex) {
			String path = ex.getPath()
				.stream()
				.map((step) -> String.valueOf(step.getPropertyName()))
				.collect(Collectors.joining("."));
			throw path.isEmpty() ? malformed() : Problems.invalid(new FieldFault(path, "wrong-type",
					"'" + path + "' is not a field of a visit, or has a value of the wrong type."));
		}
		catch (JacksonException ex) {
			throw malformed();
		}
	}

	private static RuntimeException malformed() {
		return Problems.of(HttpStatus.BAD_REQUEST, "malformed-json", "The body is not one well-formed JSON object.");
	}

	/** What the sender gets to know: nothing of the customer. */
	record VisitTaken(UUID visit, boolean first) {
	}

}
