package io.touchpoint.feedback.intake;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Remarks, paper cards and letters, one at a time.
 */
@RestController
class StaffAnswerController {

	private final StaffAnswers answers;

	StaffAnswerController(StaffAnswers answers) {
		this.answers = answers;
	}

	@PostMapping("/api/feedback/responses")
	Mono<ResponseEntity<Intake.Receipt>> enterResponse(Caller caller, @RequestHeader(PublicResponses.KEY) @Size(min = 1,
			max = 200) @Pattern(regexp = "[\\x21-\\x7e]*") String key, @Valid @RequestBody StaffAnswer answer) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		caller.requireSite(answer.site());
		return this.answers.enter(caller.id(), key, answer)
			.map((receipt) -> ResponseEntity.created(URI.create("/api/feedback/responses/" + receipt.id()))
				.body(receipt));
	}

}
