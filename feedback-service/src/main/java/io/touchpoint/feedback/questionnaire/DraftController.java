package io.touchpoint.feedback.questionnaire;

import java.net.URI;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.web.Revision;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Works on drafts and publishes them.
 */
@RestController
class DraftController {

	private final Drafts drafts;

	private final Definitions definitions;

	DraftController(Drafts drafts, Definitions definitions) {
		this.drafts = drafts;
		this.definitions = definitions;
	}

	@PostMapping("/api/feedback/questionnaires")
	Mono<ResponseEntity<Draft>> begin(Caller caller, @Valid @RequestBody NewDraft wanted) {
		requireWriter(caller);
		return this.drafts.begin(wanted, caller.name()).map(DraftController::created);
	}

	/** Takes a document of the published JSON Schema as a draft. */
	@PostMapping("/api/feedback/questionnaires/import")
	Mono<ResponseEntity<Draft>> take(Caller caller, @io.swagger.v3.oas.annotations.parameters.RequestBody(
			content = @Content(schema = @Schema(implementation = Exported.class))) @RequestBody JsonNode document) {
		requireWriter(caller);
		return this.drafts.take(this.definitions.read(document), caller.name()).map(DraftController::created);
	}

	@GetMapping("/api/feedback/questionnaires/{id}/draft")
	Mono<ResponseEntity<Draft>> read(Caller caller, @PathVariable String id) {
		QuestionnaireController.requireReader(caller);
		return this.drafts.read(id).map(DraftController::tagged);
	}

	@PutMapping("/api/feedback/questionnaires/{id}/draft")
	Mono<ResponseEntity<Draft>> change(Caller caller, @PathVariable String id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(
					schema = @Schema(implementation = Definition.class))) @RequestBody JsonNode definition) {
		requireWriter(caller);
		return this.drafts.change(id, Revision.seen(ifMatch), definition, caller.name()).map(DraftController::tagged);
	}

	@DeleteMapping("/api/feedback/questionnaires/{id}/draft")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> discard(Caller caller, @PathVariable String id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		requireWriter(caller);
		return this.drafts.discard(id, Revision.seen(ifMatch));
	}

	@PostMapping("/api/feedback/questionnaires/{id}/draft/publish")
	Mono<VersionItem> publish(Caller caller, @PathVariable String id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody(required = false) @Nullable PublishNote note) {
		requireWriter(caller);
		return this.drafts.publish(id, Revision.seen(ifMatch), caller.sites(), caller.name(), PublishNote.words(note));
	}

	private static ResponseEntity<Draft> created(Draft draft) {
		return ResponseEntity.created(URI.create("/api/feedback/questionnaires/" + draft.id() + "/draft"))
			.eTag(Revision.tag(draft.revision()))
			.body(draft);
	}

	private static ResponseEntity<Draft> tagged(Draft draft) {
		return ResponseEntity.ok().eTag(Revision.tag(draft.revision())).body(draft);
	}

	/** Questionnaires belong to no site: who writes one asks at every site. */
	private static void requireWriter(Caller caller) {
		caller.requireOrganisation();
	}

}
