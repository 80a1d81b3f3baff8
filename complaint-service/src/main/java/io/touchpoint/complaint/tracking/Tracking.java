package io.touchpoint.complaint.tracking;

import java.time.Clock;
import java.util.UUID;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.tracking.TrackingRepository.Tracked;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Hands out the customers' links and finds cases by them.
 */
@Component
class Tracking {

	private final TrackingRepository secrets;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	private final String publicUrl;

	Tracking(TrackingRepository secrets, SiteScopedTransaction transaction, Clock clock,
			@Value("${touchpoint.public-url}") String publicUrl) {
		this.secrets = secrets;
		this.transaction = transaction;
		this.clock = clock;
		this.publicUrl = publicUrl.replaceFirst("/+$", "");
	}

	/** Keeps a secret within the caller's transaction. */
	Mono<Void> keep(Secret secret, Complaint complaint) {
		return this.secrets.add(secret, complaint.id(), complaint.site(), this.clock.instant());
	}

	/** A further link to a case. */
	Mono<String> mint(UUID complaint, String site) {
		Secret secret = Secret.fresh();
		return this.transaction.run(SiteScope.of(site), this.secrets.add(secret, complaint, site, this.clock.instant()))
			.thenReturn(url(secret));
	}

	String url(Secret secret) {
		return this.publicUrl + "/t/" + secret.text();
	}

	/** Whoever holds the secret may see its case, wherever that is. */
	Mono<Tracked> find(Secret secret) {
		return this.transaction.run(SiteScope.allSites(), this.secrets.find(secret));
	}

}
