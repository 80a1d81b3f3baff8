package io.touchpoint.complaint.recovery;

import java.util.UUID;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What staff say of recoveries.
 */
@RestController
class RecoveryTaskController {

	private final RecoveryTasks tasks;

	RecoveryTaskController(RecoveryTasks tasks) {
		this.tasks = tasks;
	}

	@PostMapping("/api/complaints/{id}/recoveries/{recovery}/done")
	Mono<RecoveryTask> recoveryDone(Caller caller, @PathVariable UUID id, @PathVariable UUID recovery,
			@Valid @RequestBody DoneRequest request) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		String note = PlainText.orNull(request.note());
		if (note == null) {
			throw Problems.invalid(new FieldFault("note", "missing", "'note' must not be blank."));
		}
		return this.tasks.done(caller.sites(), id, recovery, Actor.of(caller), note);
	}

	/** What was done for the customer. */
	record DoneRequest(@NotBlank @Size(max = 1000) String note) {
	}

}
