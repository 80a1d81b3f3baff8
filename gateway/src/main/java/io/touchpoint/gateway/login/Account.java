package io.touchpoint.gateway.login;

import java.util.Set;
import java.util.UUID;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import org.jspecify.annotations.Nullable;

/**
 * A person who can sign in.
 *
 * @param id stable id, the caller's id in passports
 * @param username name to sign in with, lower case
 * @param name name shown to colleagues
 * @param email address of work
 * @param roles what the person may do
 * @param sites where
 * @param active whether the person can sign in
 * @param demo whether it is one of the demo's accounts
 * @param revision rises by one per change
 */
public record Account(UUID id, String username, String name, @Nullable String email, Set<Role> roles, SiteScope sites,
		boolean active, boolean demo, long revision) {

	Caller caller() {
		return new Caller(this.id.toString(), this.name, this.roles, this.sites);
	}

}
