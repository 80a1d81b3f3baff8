package io.touchpoint.complaint.tracking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.tracking.TrackingRepository.Tracked;
import io.touchpoint.starter.event.Outbox;
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

	/** What a link's secret looks like: 256 bits. */
	static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

	private final TrackingRepository secrets;

	private final SiteScopedTransaction transaction;

	private final Casework casework;

	private final Outbox outbox;

	private final Clock clock;

	private final String publicUrl;

	Tracking(TrackingRepository secrets, SiteScopedTransaction transaction, Casework casework, Outbox outbox,
			Clock clock, @Value("${touchpoint.public-url}") String publicUrl) {
		this.secrets = secrets;
		this.transaction = transaction;
		this.casework = casework;
		this.outbox = outbox;
		this.clock = clock;
		this.publicUrl = publicUrl.replaceFirst("/+$", "");
	}

	/**
	 * Keeps a secret that is shown to whoever is there, within the caller's transaction.
	 */
	Mono<Void> keep(Secret secret, Complaint complaint) {
		return this.secrets.add(secret, complaint.id(), complaint.site(), this.clock.instant(), false);
	}

	/** A further link to a case, for whoever is there. */
	Mono<String> shown(UUID complaint, String site) {
		return mint(complaint, site, false);
	}

	/** A further link to a case, for a mail to the address in it. */
	Mono<String> mailed(UUID complaint, String site) {
		return mint(complaint, site, true);
	}

	private Mono<String> mint(UUID complaint, String site, boolean proven) {
		Secret secret = Secret.fresh();
		return this.transaction
			.run(SiteScope.of(site), this.secrets.add(secret, complaint, site, this.clock.instant(), proven))
			.thenReturn(url(secret));
	}

	String url(Secret secret) {
		return this.publicUrl + "/t/" + secret.text();
	}

	/** Whoever holds the secret may see its case, wherever that is. */
	Mono<Tracked> find(Secret secret) {
		return this.transaction.run(SiteScope.allSites(), this.secrets.find(secret));
	}

	/**
	 * Puts a new link into the place of all that lead to the case. A colleague who does
	 * it for a customer that left no address gets it to hand on; the others are written
	 * to.
	 * @return the new link, if it is not mailed; a 404 problem if there is no such case
	 */
	Mono<Optional<String>> renew(SiteScope scope, UUID complaint, Actor by) {
		return this.casework.holding(scope, complaint,
				(held) -> this.secrets.end(complaint)
					.then((held.contact() != null) ? Mono.just(Optional.<String>empty()) : handedOut(held))
					.flatMap((url) -> tell(held, by).thenReturn(url)));
	}

	private Mono<Optional<String>> handedOut(Complaint complaint) {
		Secret secret = Secret.fresh();
		return keep(secret, complaint).thenReturn(Optional.of(url(secret)));
	}

	/**
	 * The same by the customer, who has one of the links. Whoever left an address gets
	 * another new link by mail: nobody locks a customer out with a link that they found,
	 * or of other cases with one that was shown for an address.
	 * @return empty if the link was ended meanwhile
	 */
	Mono<Tracked> renew(Tracked tracked, Secret from, Secret to) {
		return this.casework.holding(SiteScope.of(tracked.site()), tracked.complaint(),
				(held) -> this.secrets.find(from)
					.flatMap((still) -> (still.proven() ? this.secrets.end(held.id()) : this.secrets.endOwn(held.id()))
						.then(this.secrets.renew(from, to, still, this.clock.instant()))
						.then(tell(held, Actor.CUSTOMER))
						.thenReturn(still)));
	}

	/** The case whose new link was asked for with that old one before. */
	Mono<Tracked> renewed(Secret from, Secret to) {
		return this.transaction.run(SiteScope.allSites(), this.secrets.renewed(from, to));
	}

	private Mono<Void> tell(Complaint complaint, Actor by) {
		Instant now = this.clock.instant();
		return this.casework.write(complaint, List.of(Entry.linkRenewed(now, by)))
			.then(Mono.defer(() -> this.outbox.append(List.of(LinkRenewed.of(complaint, now)))));
	}

}
