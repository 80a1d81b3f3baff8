package io.touchpoint.gateway.login;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * What must be there before the gateway calls itself ready: a signing key, and somebody
 * who can sign in. Runs on the main thread, which is the one that may wait.
 */
@Component
class FirstStart implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger(FirstStart.class);

	private static final Duration LONGEST = Duration.ofSeconds(60);

	/** The first connections of a busy machine may fail where later ones do not. */
	private static final Retry PATIENTLY = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
		.maxBackoff(Duration.ofSeconds(2))
		.doBeforeRetry(
				(signal) -> logger.info("The first start waits for the database: {}", signal.failure().toString()));

	private final SigningKeys keys;

	private final DemoAccounts demo;

	private final SetupCodes codes;

	private final Entrance entrance;

	FirstStart(SigningKeys keys, DemoAccounts demo, SetupCodes codes, Entrance entrance) {
		this.keys = keys;
		this.demo = demo;
		this.codes = codes;
		this.entrance = entrance;
	}

	@Override
	public void run(ApplicationArguments arguments) throws InterruptedException, ExecutionException, TimeoutException {
		this.keys.rotate()
			.then(Mono.defer(this::somebody))
			.retryWhen(PATIENTLY)
			.toFuture()
			.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
	}

	private Mono<Void> somebody() {
		if (this.entrance.demo()) {
			return this.demo.create();
		}
		return this.codes.needed()
			.filter((needed) -> needed)
			.flatMap((needed) -> this.codes.issue())
			.doOnNext((code) -> logger.warn("One-time setup code: {}", code))
			.then();
	}

}
