package io.touchpoint.feedback.customer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.feedback.invitation.Invitations;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * That customers left, and that somebody was mistaken about it.
 */
@Component
class Departures {

	private final CustomerChanges changes;

	private final RegisterRepository register;

	private final DepartureRepository repository;

	private final Invitations invitations;

	private final Outbox outbox;

	private final SiteScopedTransaction transaction;

	private final CustomerProperties properties;

	private final Ids ids;

	private final Clock clock;

	Departures(CustomerChanges changes, RegisterRepository register, DepartureRepository repository,
			Invitations invitations, Outbox outbox, SiteScopedTransaction transaction, CustomerProperties properties,
			Ids ids, Clock clock) {
		this.changes = changes;
		this.register = register;
		this.repository = repository;
		this.invitations = invitations;
		this.outbox = outbox;
		this.transaction = transaction;
		this.properties = properties;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Notes that a customer left; told again, it is the same departure. Who left one of
	 * several sites is not gone from those that the teller does not see.
	 */
	Mono<Void> depart(UUID id, String site, NewDeparture given, Caller by) {
		Instant now = this.clock.instant();
		return this.transaction.run(SiteScope.allSites(), this.changes.present(id).flatMap((customer) -> {
			boolean lapses = customer.isWithin(by.sites()) && customer.state() != CustomerState.LAPSED;
			CustomerState lapsedFrom = lapses ? customer.state() : null;
			return this.repository.insert(this.ids.next(), site, id, given, lapsedFrom, by.name(), now)
				.filter(Boolean::booleanValue)
				.flatMap((entered) -> parted(customer, site, by).then(this.outbox
					.append(List.of(Departed.of(customer, site, given.reason(), given.on(now).toString(), now)))));
		}));
	}

	private Mono<Void> parted(Customer customer, String site, Caller by) {
		return customer.isWithin(by.sites())
				? this.register.lapse(customer.id()).then(this.changes.cancelOpen(customer.id()))
				: this.register.family(customer.id())
					.collectList()
					.flatMap((family) -> this.invitations.cancelOpen(family, site));
	}

	/**
	 * Takes a departure back that was entered by mistake; a second time it changes
	 * nothing. What was known so long that others relied on it stays (409), and what made
	 * a customer lapse everywhere only those take back who see all their sites (403).
	 */
	Mono<Void> withdraw(UUID id, UUID departure, Caller by) {
		Instant now = this.clock.instant();
		return this.transaction.run(SiteScope.allSites(),
				this.changes.present(id)
					.flatMap((customer) -> this.repository.find(departure, id)
						.filter((kept) -> by.sites().covers(kept.site()))
						.switchIfEmpty(Mono.error(() -> Problems.notFound("departure")))
						.filter((kept) -> kept.withdrawnAt() == null)
						.flatMap((kept) -> withdraw(customer, kept, by, now))));
	}

	private Mono<Void> withdraw(Customer customer, DepartureRepository.Kept kept, Caller by, Instant now) {
		if (kept.lapsed()) {
			CustomerAccess.requireWhole(by.sites(), customer);
		}
		if (this.properties.withdrawUntil(kept.recordedAt()).isBefore(now)) {
			return Mono.error(Problems.conflict("too-late",
					"The departure was entered too long ago to be taken back; others have counted with it."));
		}
		return this.repository.withdraw(kept.id(), by.name(), now)
			.then(this.outbox.append(List.of(DepartureWithdrawn.of(customer, kept, now))));
	}

}
