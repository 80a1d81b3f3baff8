package io.touchpoint.feedback.intake;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.questionnaire.Definitions;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Wording;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows a questionnaire that somebody works on as customers will see it.
 */
@RestController
class PreviewController {

	private final Definitions definitions;

	private final ISpringWebFluxTemplateEngine templates;

	PreviewController(Definitions definitions, ISpringWebFluxTemplateEngine templates) {
		this.definitions = definitions;
		this.templates = templates;
	}

	/**
	 * The survey page of a definition, marked as a preview; it sends nothing.
	 */
	@PostMapping(path = "/api/feedback/questionnaires/preview", produces = MediaType.TEXT_HTML_VALUE)
	Mono<String> preview(Caller caller,
			@RequestParam(defaultValue = Wording.FALLBACK) @Pattern(
					regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}") String lang,
			@io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(
					schema = @Schema(ref = "#/components/schemas/Definition"))) @RequestBody JsonNode definition) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		Questionnaire questionnaire = this.definitions.preview(definition);
		return Mono.fromSupplier(() -> page(questionnaire, lang));
	}

	private String page(Questionnaire questionnaire, @Nullable String wanted) {
		Context context = new Context();
		context.setVariable("page", SurveyForm.preview(questionnaire, questionnaire.speak(wanted)));
		return this.templates.process("survey", context);
	}

}
