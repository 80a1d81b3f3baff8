package io.touchpoint.complaint.recovery;

import java.time.Instant;
import java.util.List;

import io.touchpoint.complaint.casework.CaseWatch;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Stage;
import io.touchpoint.complaint.casework.Status;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Nobody is asked whether a customer came back whose case is open again: the next
 * resolution has checks of its own.
 */
@Component
class CancelledChecks implements CaseWatch {

	private final ReturnCheckRepository checks;

	CancelledChecks(ReturnCheckRepository checks) {
		this.checks = checks;
	}

	@Override
	public Mono<Void> changed(Complaint complaint, List<Stage> history, Instant now) {
		return (complaint.status() == Status.REOPENED) ? this.checks.cancel(complaint.id()) : Mono.empty();
	}

}
