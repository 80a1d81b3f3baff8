package io.touchpoint.gateway.login;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps signing keys fresh and clears dead sessions; every gateway does it, and it does
 * no harm twice.
 */
@Component
class UpkeepLoop implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(UpkeepLoop.class);

	private final Flux<Void> loop;

	private @Nullable Disposable running;

	UpkeepLoop(SigningKeys keys, Sessions sessions, LoginProperties properties) {
		this.loop = Flux.interval(properties.upkeep())
			.onBackpressureDrop()
			.concatMap((tick) -> keys.rotate().then(sessions.clear()).onErrorResume((ex) -> {
				logger.warn("Upkeep of keys and sessions is put off: {}", ex.toString());
				return Mono.empty();
			}));
	}

	@Override
	public void start() {
		this.running = this.loop.subscribe();
	}

	@Override
	public void stop() {
		if (this.running != null) {
			this.running.dispose();
			this.running = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.running != null;
	}

}
