package io.touchpoint.feedback.customer;

import java.net.URI;
import java.util.regex.Pattern;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Visits as staff or machines tell them.
 */
@RestController
class VisitController {

	private static final String KEY = "Idempotency-Key";

	private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

	private final Register register;

	VisitController(Register register) {
		this.register = register;
	}

	@PostMapping("/api/feedback/customers/visits")
	Mono<ResponseEntity<Register.VisitEntered>> enter(Caller caller,
			@RequestHeader(name = KEY, required = false) @Nullable String key, @RequestBody NewVisit given) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		if (given.site() != null && !given.site().isBlank()) {
			caller.requireSite(given.site());
		}
		return this.register.enter(given, "api", "api:" + caller.id() + ":" + checked(key), caller.sites())
			.map((entered) -> ResponseEntity.created(URI.create("/api/feedback/customers/" + entered.customer()))
				.body(entered));
	}

	private static String checked(@Nullable String key) {
		if (key == null) {
			throw Problems.of(HttpStatus.BAD_REQUEST, "idempotency-key-missing",
					"Send an Idempotency-Key header, new for each visit and the same when you repeat it.");
		}
		if (!KEY_FORM.matcher(key).matches()) {
			throw Problems.invalid(new FieldFault(KEY, "invalid",
					"'" + KEY + "' must be 1 to 200 printable ASCII characters, for example a UUID."));
		}
		return key;
	}

}
