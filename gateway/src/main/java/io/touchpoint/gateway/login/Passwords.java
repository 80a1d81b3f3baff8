package io.touchpoint.gateway.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB and two passes (OWASP's floor), two at a time: a flood of sign-ins
 * takes neither the memory nor the event loops.
 */
@Component
class Passwords implements DisposableBean {

	static final int SHORTEST = 12;

	static final int LONGEST = 200;

	private static final int AT_A_TIME = 2;

	private static final int MOST_WAITING = 100;

	private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

	/** A surrogate without its other half. */
	private static final Pattern HALF = Pattern.compile("\\p{Cs}");

	private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

	private final Scheduler threads = Schedulers.newBoundedElastic(AT_A_TIME, MOST_WAITING, "passwords");

	private final SecureRandom random = new SecureRandom();

	private final Set<String> common = common();

	/** Unknown names are checked against this, so that they take the same time. */
	private final Mono<String> nobodysHash = hash(oneTime()).cache();

	Mono<String> hash(String password) {
		return onOwnThreads(Mono.fromSupplier(() -> encode(password)));
	}

	Mono<Boolean> matches(String password, String hash) {
		return onOwnThreads(Mono.fromSupplier(() -> this.argon2.matches(whole(cut(password)), hash)));
	}

	Mono<Boolean> matchesNobody(String password) {
		return this.nobodysHash.flatMap((hash) -> matches(password, hash)).thenReturn(false);
	}

	private String encode(String password) {
		String hash = this.argon2.encode(password);
		if (hash == null) {
			throw new IllegalStateException("No hash of a password");
		}
		return hash;
	}

	/** An over-long attempt is wrong in any case, and costs no more than others. */
	private static String cut(String password) {
		return (password.length() > LONGEST + 1) ? password.substring(0, LONGEST + 1) : password;
	}

	/** Half a character, which no password holds, cannot be hashed. */
	private static String whole(String password) {
		return HALF.matcher(password).replaceAll("\uFFFD");
	}

	private <T> Mono<T> onOwnThreads(Mono<T> work) {
		return work.subscribeOn(this.threads)
			.onErrorMap(RejectedExecutionException.class, (ex) -> Problems.of(HttpStatus.SERVICE_UNAVAILABLE,
					"unavailable", "Too many people sign in just now; try again shortly."));
	}

	/**
	 * Refuses passwords that are too short, too long, easily guessed or no text.
	 */
	Mono<Void> check(String password, String username) {
		if (password.length() < SHORTEST) {
			return refuse("too-short", "A password has at least " + SHORTEST + " characters.");
		}
		if (password.length() > LONGEST) {
			return refuse("too-long", "A password has at most " + LONGEST + " characters.");
		}
		if (HALF.matcher(password).find()) {
			return refuse("malformed", "The password holds half a character, which cannot be typed again.");
		}
		String plain = password.toLowerCase(Locale.ROOT);
		if (this.common.contains(plain) || plain.chars().distinct().count() < 4
				|| plain.replace(username, "").length() < SHORTEST / 2) {
			return refuse("too-common", "This password is among the first that are tried; choose another.");
		}
		return Mono.empty();
	}

	private static Mono<Void> refuse(String reason, String message) {
		return Mono.error(Problems.invalid(new FieldFault("password", reason, message)));
	}

	/**
	 * A password to hand over once: 20 characters without look-alikes, 99 bits.
	 */
	String oneTime() {
		return this.random.ints(20, 0, ALPHABET.length())
			.mapToObj((at) -> String.valueOf(ALPHABET.charAt(at)))
			.collect(Collectors.joining());
	}

	private static Set<String> common() {
		try {
			return new ClassPathResource("common-passwords.txt").getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> !line.startsWith("#"))
				.collect(Collectors.toUnmodifiableSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void destroy() {
		this.threads.dispose();
	}

}
