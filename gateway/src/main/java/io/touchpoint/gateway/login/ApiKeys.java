package io.touchpoint.gateway.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keys for machines: shown once, kept as a hash, with one role, a site scope and an end.
 */
@Component
class ApiKeys {

	private static final Duration TOUCH = Duration.ofMinutes(1);

	private static final int HINT = 8;

	private final ApiKeyQueries keys;

	private final SiteScopedTransaction transaction;

	private final Ids ids;

	private final Clock clock;

	ApiKeys(ApiKeyQueries keys, SiteScopedTransaction transaction, Ids ids, Clock clock) {
		this.keys = keys;
		this.transaction = transaction;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Makes a key.
	 * @param maker the account that makes it, and with which it ends; nobody for the
	 * platform's own command
	 */
	Mono<Issued> issue(String name, Role role, @Nullable SiteList sites, int days, String createdBy,
			@Nullable UUID maker) {
		String key = ApiKey.PREFIX + Secret.fresh().text();
		Instant now = this.clock.instant();
		ApiKey record = new ApiKey(this.ids.next(), name, key.substring(0, HINT), role, scope(role, sites), createdBy,
				now, now.plus(Duration.ofDays(days)), null);
		return everywhere(onlyKnown(record.sites())
			.then(Mono.defer(() -> this.keys.insert(record, Secret.claimed(key).hash(), maker))))
			.thenReturn(new Issued(record, key));
	}

	private Mono<Void> onlyKnown(SiteScope sites) {
		return this.keys.unknown(sites.codes().toArray(String[]::new)).collectList().flatMap((unknown) -> {
			if (unknown.isEmpty()) {
				return Mono.empty();
			}
			return Mono.error(Problems.invalid(
					new FieldFault("sites", "unknown-site", "There is no site " + String.join(", ", unknown) + ".")));
		});
	}

	/**
	 * Head office has all sites; a role at sites must name them; operations needs none.
	 */
	private static SiteScope scope(Role role, @Nullable SiteList sites) {
		boolean named = sites != null && !sites.scope().codes().isEmpty();
		return switch (role) {
			case HEAD_OFFICE, OPS -> {
				// A key that could do more than its maker wished would be found out too
				// late.
				if (named) {
					throw Problems.invalid(
							new FieldFault("sites", "not-allowed", "The role " + role + " is not bound to sites."));
				}
				yield (role == Role.OPS) ? SiteScope.of() : SiteScope.allSites();
			}
			case SITE_MANAGER, STAFF -> {
				if (sites == null || !named) {
					throw Problems
						.invalid(new FieldFault("sites", "missing", "The role " + role + " needs its sites."));
				}
				yield sites.scope();
			}
		};
	}

	Flux<ApiKey> list() {
		return this.transaction.list(SiteScope.allSites(), this.keys.list());
	}

	Mono<ApiKey> find(String key) {
		Instant now = this.clock.instant();
		return everywhere(this.keys.find(Secret.claimed(key).hash(), now)
			.flatMap((found) -> (found.lastUsedAt() == null || found.lastUsedAt().plus(TOUCH).isBefore(now))
					? this.keys.touch(found.id(), now).thenReturn(found) : Mono.just(found)));
	}

	Mono<Void> revoke(UUID id) {
		return everywhere(this.keys.revoke(id, this.clock.instant())).filter((rows) -> rows == 1)
			.switchIfEmpty(Mono.error(Problems.notFound("API key")))
			.then();
	}

	private <T> Mono<T> everywhere(Mono<T> work) {
		return this.transaction.run(SiteScope.allSites(), work);
	}

	record Issued(ApiKey record, String key) {
	}

}
