package io.touchpoint.complaint.erasure;

import java.util.UUID;

import io.touchpoint.complaint.casework.CaseAnswers;
import io.touchpoint.complaint.casework.CaseView;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.Revision;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The customer of one case is to be forgotten, whom the customers' register may not know.
 * Whoever may erase there may do it here. Each answer is the case as it stands
 * afterwards.
 */
@RestController
@RequestMapping("/api/complaints/{id}/erasure")
class CaseErasureController {

	private final CaseErasure erasure;

	private final CaseAnswers answers;

	CaseErasureController(CaseErasure erasure, CaseAnswers answers) {
		this.erasure = erasure;
		this.answers = answers;
	}

	/** Notes it: the case is cut soon, or once it has ended. */
	@PostMapping
	Mono<ResponseEntity<CaseView>> askErasure(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		managing(caller);
		return this.answers.changed(caller, id, this.erasure.ask(caller, id, Revision.seen(ifMatch)));
	}

	/** Takes it back, as long as nothing is cut. */
	@DeleteMapping
	Mono<ResponseEntity<CaseView>> takeErasureBack(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		managing(caller);
		return this.answers.changed(caller, id, this.erasure.takeBack(caller, id, Revision.seen(ifMatch)));
	}

	private static void managing(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
	}

}
