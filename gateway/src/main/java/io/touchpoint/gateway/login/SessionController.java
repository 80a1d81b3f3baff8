package io.touchpoint.gateway.login;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Signing in and out.
 */
@RestController
@RequestMapping("/api/session")
@Tag(name = "session")
class SessionController {

	private final SignIn signIn;

	private final Sessions sessions;

	private final Accounts accounts;

	private final SessionCookie cookie;

	private final Entrance entrance;

	SessionController(SignIn signIn, Sessions sessions, Accounts accounts, SessionCookie cookie, Entrance entrance) {
		this.signIn = signIn;
		this.sessions = sessions;
		this.accounts = accounts;
		this.cookie = cookie;
		this.entrance = entrance;
	}

	/**
	 * A new id at every sign-in; a session that the browser still had ends.
	 */
	@PostMapping
	Mono<SignedIn> signIn(@Valid @RequestBody Credentials credentials,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		String before = this.cookie.read(request);
		boolean demo = this.entrance.demo() && this.entrance.isLocal(request);
		return this.signIn
			.signIn(credentials.username(), credentials.password(), this.entrance.addressOf(request), demo)
			.doOnError(ProblemException.class, (problem) -> WrongPasswords.tellWhenAgain(problem, exchange))
			.flatMap((account) -> end(before).then(this.sessions.start(account)))
			.doOnNext((session) -> exchange.getResponse().addCookie(this.cookie.carrying(session.id())))
			.map(this::answer);
	}

	@GetMapping
	Mono<SignedIn> present(@Parameter(hidden = true) ServerWebExchange exchange) {
		return Mono.fromSupplier(() -> answer(session(exchange)));
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> signOut(@Parameter(hidden = true) ServerWebExchange exchange) {
		return Mono.fromSupplier(() -> session(exchange))
			.flatMap((session) -> this.sessions.end(session.id()))
			.doOnSuccess((done) -> exchange.getResponse().addCookie(this.cookie.cleared()));
	}

	/**
	 * Changes the own password, which ends all sessions but a new one.
	 */
	@PutMapping("/password")
	Mono<SignedIn> changePassword(@Valid @RequestBody NewPassword change,
			@Parameter(hidden = true) ServerWebExchange exchange) {
		Session session = session(exchange);
		String address = this.entrance.addressOf(exchange.getRequest());
		return this.accounts.changePassword(session.account(), change.present(), change.password(), address)
			.doOnError(ProblemException.class, (problem) -> WrongPasswords.tellWhenAgain(problem, exchange))
			.then(this.sessions.start(session.account()))
			.doOnNext((fresh) -> exchange.getResponse().addCookie(this.cookie.carrying(fresh.id())))
			.map(this::answer);
	}

	private Mono<Void> end(@Nullable String id) {
		return (id != null) ? this.sessions.end(id) : Mono.empty();
	}

	private static Session session(ServerWebExchange exchange) {
		Session session = Session.of(exchange);
		if (session == null) {
			throw Problems.of(HttpStatus.UNAUTHORIZED, "unauthenticated", "An API key has no session.");
		}
		return session;
	}

	private SignedIn answer(Session session) {
		Account account = session.account();
		return new SignedIn(new User(account.id(), account.username(), account.name(),
				account.roles().stream().sorted().toList(), new SiteList(account.sites())), session.csrfToken(),
				this.entrance.demo());
	}

	record Credentials(@NotBlank @Size(max = 100) String username, @NotBlank @Size(max = 1000) String password) {

		@Override
		public String toString() {
			return "Credentials[" + this.username + "]";
		}

	}

	record NewPassword(@NotBlank @Size(max = 1000) String present, @NotBlank @Size(max = 1000) String password) {

		@Override
		public String toString() {
			return "NewPassword[]";
		}

	}

	/**
	 * The signed-in person.
	 */
	record User(UUID id, String username, String name, List<Role> roles, SiteList sites) {
	}

	/**
	 * The session as the browser knows it.
	 */
	record SignedIn(User user, String csrfToken, boolean demo) {
	}

}
