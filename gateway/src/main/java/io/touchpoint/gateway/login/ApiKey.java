package io.touchpoint.gateway.login;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import org.jspecify.annotations.Nullable;

/**
 * A key for machines.
 *
 * @param id stable id, the caller's id in passports
 * @param name what it is for
 * @param hint its first characters, to recognise it
 * @param role what it may do
 * @param sites where
 * @param createdBy name of the person or service that made it
 * @param createdAt when
 * @param expiresAt when it ends by itself
 * @param lastUsedAt when it was last used, to the minute
 */
record ApiKey(UUID id, String name, String hint, Role role, SiteScope sites, String createdBy, Instant createdAt,
		Instant expiresAt, @Nullable Instant lastUsedAt) {

	static final String PREFIX = "tp_";

	Caller caller() {
		return new Caller(this.id.toString(), this.name, Set.of(this.role), this.sites);
	}

}
