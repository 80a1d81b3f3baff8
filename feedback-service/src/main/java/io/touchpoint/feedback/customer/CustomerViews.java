package io.touchpoint.feedback.customer;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.touchpoint.feedback.restricted.FewEyes;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Shows customers to a caller, in the caller's own scope. Whoever does not see all sites
 * of a customer gets to know what happened at the own ones, and not who it is; which
 * answers are theirs that are for few eyes, only those few know.
 */
@Component
class CustomerViews {

	private final CustomerQueries queries;

	private final LoyaltyQueries loyalties;

	private final FewEyes eyes;

	CustomerViews(CustomerQueries queries, LoyaltyQueries loyalties, FewEyes eyes) {
		this.queries = queries;
		this.loyalties = loyalties;
		this.eyes = eyes;
	}

	/** Who has rated anything that the scope sees, if that matters to the filter. */
	Mono<Map<UUID, Loyalty>> rated(SiteScope scope, CustomerFilter filter) {
		return (filter.loyalty() != null) ? this.loyalties.all(scope) : Mono.just(Map.of());
	}

	/** The customers of a list, in its order. Lists are exported as they are shown. */
	Mono<List<CustomerItem>> items(Caller caller, List<Customer> customers) {
		boolean masked = !caller.has(Role.HEAD_OFFICE) && !caller.has(Role.SITE_MANAGER);
		return items(caller, customers, masked);
	}

	private Mono<List<CustomerItem>> items(Caller caller, List<Customer> customers, boolean masked) {
		List<UUID> shared = customers.stream()
			.filter((customer) -> !customer.isWithin(caller.sites()))
			.map(Customer::id)
			.toList();
		Mono<Map<UUID, CustomerQueries.Seen>> seen = shared.isEmpty() ? Mono.just(Map.of()) : this.queries.seen(shared);
		Mono<Map<UUID, Loyalty>> loyalty = this.loyalties
			.of(caller.sites(), customers.stream().map(Customer::id).toList())
			.flatMap((found) -> seen(caller, found));
		return seen.flatMap((own) -> loyalty.map((found) -> customers.stream()
			.map((customer) -> customer.isWithin(caller.sites())
					? CustomerItem.of(customer, own(caller, customer), masked, found.get(customer.id()))
					: CustomerItem.shared(customer, own(caller, customer),
							own.getOrDefault(customer.id(), CustomerQueries.Seen.NEVER), found.get(customer.id())))
			.toList()));
	}

	/** What they came to, without the answers that are not known to be theirs. */
	private Mono<Map<UUID, Loyalty>> seen(Caller caller, Map<UUID, Loyalty> found) {
		List<UUID> responses = found.values()
			.stream()
			.flatMap((loyalty) -> loyalty.contacts().stream())
			.map(Loyalty.Basis::response)
			.toList();
		return this.eyes.hidden(responses, caller)
			.map((hidden) -> found.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (one) -> one.getValue().without(hidden))));
	}

	private Mono<List<CustomerDetail.ResponseShown>> responses(Caller caller, UUID customer) {
		return this.queries.responses(customer)
			.collectList()
			.flatMap((all) -> this.eyes.hidden(all.stream().map(CustomerDetail.ResponseShown::id).toList(), caller)
				.map((hidden) -> all.stream().filter((one) -> !hidden.contains(one.id())).toList()));
	}

	/** The sites where the customer was met, of those that the caller sees. */
	static List<String> own(Caller caller, Customer customer) {
		return customer.sites().stream().filter((site) -> caller.sites().covers(site)).toList();
	}

	/** Everything that happened to a customer, one after the other on one connection. */
	Mono<CustomerDetail> detail(Caller caller, Customer customer) {
		return items(caller, List.of(customer), false).flatMap(
				(items) -> sender(customer).flatMap((senders) -> detail(caller, customer, items.getFirst(), senders)));
	}

	private Mono<CustomerDetail> detail(Caller caller, Customer customer, CustomerItem item, List<Customer> senders) {
		UUID id = customer.id();
		boolean whole = !item.shared();
		Mono<List<CustomerDetail.AlikeShown>> others = whole ? this.queries.alike(customer).collectList()
				: Mono.just(List.of());
		Mono<List<CustomerDetail.MergeShown>> merged = whole ? this.queries.merges(id).collectList()
				: Mono.just(List.of());
		Customer by = whole ? senders.stream().findFirst().orElse(null) : null;
		return this.queries.visits(id)
			.collectList()
			.flatMap((visits) -> this.queries.invitations(id)
				.collectList()
				.flatMap((invitations) -> responses(caller, id).flatMap((responses) -> this.queries.departures(id)
					.collectList()
					.flatMap((departures) -> merged.flatMap((merges) -> others.flatMap((alike) -> this.queries
						.referred(id)
						.map((referred) -> new CustomerDetail(item, whole ? customer.consent() : null,
								whole ? customer.optedOutAt() : null, (by != null) ? by.id() : null,
								(by != null && by.isWithin(caller.sites())) ? by.name() : null, referred,
								customer.revision(), visits, invitations, responses, departures, merges, alike))))))));
	}

	/** Nobody is sent by an entry of their own. */
	private Mono<List<Customer>> sender(Customer customer) {
		return (customer.referredBy() == null) ? Mono.just(List.of())
				: this.queries.standing(customer.referredBy())
					.filter((sender) -> !sender.id().equals(customer.id()))
					.flux()
					.collectList();
	}

}
