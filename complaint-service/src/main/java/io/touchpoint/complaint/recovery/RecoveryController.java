package io.touchpoint.complaint.recovery;

import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.AnswerLinks;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import jakarta.validation.constraints.Size;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells which answers have become cases.
 */
@RestController
class RecoveryController {

	private final AnswerLinks links;

	RecoveryController(AnswerLinks links) {
		this.links = links;
	}

	@GetMapping("/api/complaints/from-responses")
	Mono<List<AnswerLinks.Link>> casesFromResponses(Caller caller,
			@RequestParam @Size(min = 1, max = 200) List<UUID> response) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.links.of(caller.sites(), response).collectList();
	}

}
