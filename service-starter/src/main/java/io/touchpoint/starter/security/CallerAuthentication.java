package io.touchpoint.starter.security;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * An authenticated {@link Caller}, or a fellow service, as Spring Security sees it.
 */
public final class CallerAuthentication extends AbstractAuthenticationToken {

	/** The authority that opens {@code /internal/**}. */
	static final String SERVICE = "SERVICE";

	/** The authority of everybody who signed in or holds a key. */
	static final String CALLER = "CALLER";

	private static final long serialVersionUID = 1L;

	private final transient Caller caller;

	private CallerAuthentication(Caller caller, Collection<GrantedAuthority> authorities) {
		super(authorities);
		this.caller = caller;
		setAuthenticated(true);
	}

	public static CallerAuthentication person(Caller caller) {
		return new CallerAuthentication(caller,
				Stream.concat(Stream.of(CALLER), caller.roles().stream().map(Enum::name))
					.map(SimpleGrantedAuthority::new)
					.collect(Collectors.toUnmodifiableList()));
	}

	static CallerAuthentication service(String name) {
		return new CallerAuthentication(new Caller(name, name, Set.of(), SiteScope.allSites()),
				List.of(new SimpleGrantedAuthority(SERVICE)));
	}

	@Override
	public Object getCredentials() {
		return "";
	}

	@Override
	public Caller getPrincipal() {
		return this.caller;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return super.equals(other) && other instanceof CallerAuthentication that && this.caller.equals(that.caller);
	}

	@Override
	public int hashCode() {
		return 31 * super.hashCode() + this.caller.hashCode();
	}

}
