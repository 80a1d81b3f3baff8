package io.touchpoint.feedback.questionnaire;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class QuestionnaireController {

	private final Questionnaires questionnaires;

	QuestionnaireController(Questionnaires questionnaires) {
		this.questionnaires = questionnaires;
	}

	@GetMapping("/api/feedback/questionnaires")
	Mono<Page<Questionnaire>> list(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.questionnaires.newest().collectList().map((all) -> new Page<>(all, null));
	}

	@GetMapping("/api/feedback/questionnaires/{id}")
	Mono<Questionnaire> read(Caller caller, @PathVariable String id,
			@RequestParam(required = false) @Nullable Integer version) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		Mono<Questionnaire> found = (version != null) ? this.questionnaires.version(id, version)
				: this.questionnaires.newest(id);
		return found.switchIfEmpty(Mono.error(() -> Problems.notFound("questionnaire")));
	}

}
