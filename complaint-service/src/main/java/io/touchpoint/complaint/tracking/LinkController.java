package io.touchpoint.complaint.tracking;

import java.util.UUID;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A new link for a customer whose link is in wrong hands or lost.
 */
@RestController
class LinkController {

	private final Tracking tracking;

	LinkController(Tracking tracking) {
		this.tracking = tracking;
	}

	/**
	 * Ends all links to the case. A customer who left an address gets the new one by mail
	 * and nobody else sees it; otherwise it is handed out here, once.
	 */
	@PostMapping("/api/complaints/{id}/link")
	Mono<ResponseEntity<NewLink>> renewLink(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.tracking.renew(caller.sites(), id, Actor.of(caller))
			.map((url) -> ResponseEntity.ok()
				.cacheControl(CacheControl.noStore())
				.body(new NewLink(url.orElse(null), url.isEmpty())));
	}

	/**
	 * The new link.
	 *
	 * @param trackingUrl for the customer's hands; none if it is mailed
	 * @param mailed whether it is on its way to the address that the customer left
	 */
	record NewLink(@Nullable String trackingUrl, boolean mailed) {
	}

}
