package io.touchpoint.complaint.casework;

import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.casework.Casework.StaleRevision;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * What is answered to a change of a case: the case as it stands, or why not.
 */
@Component
public class CaseAnswers {

	private final CaseViews views;

	CaseAnswers(CaseViews views) {
		this.views = views;
	}

	/** The case after a decision. */
	Mono<ResponseEntity<CaseView>> after(Caller caller, UUID id, Mono<Decision> change) {
		return changed(caller, id, change.flatMap((decision) -> switch (decision) {
			case Decision.Accepted yes -> Mono.just(yes);
			case Decision.Rejected no -> Mono.error(Rejections.problem(no));
		}));
	}

	/**
	 * The case after a change; a 412 problem carries the one that somebody else changed.
	 */
	public Mono<ResponseEntity<CaseView>> changed(Caller caller, UUID id, Mono<?> change) {
		return change.then(Mono.defer(() -> of(caller, id)))
			.onErrorResume(StaleRevision.class,
					(stale) -> this.views.find(caller.sites(), stale.current().id())
						.flatMap((current) -> Mono.error(Problems.of(HttpStatus.PRECONDITION_FAILED,
								"precondition-failed", "Somebody changed this case in the meantime; look at it again.",
								Map.of("current", current)))));
	}

	Mono<ResponseEntity<CaseView>> of(Caller caller, UUID id) {
		return this.views.find(caller.sites(), id)
			.map((view) -> ResponseEntity.ok().eTag(Revision.tag(view.revision())).body(view));
	}

}
