package io.touchpoint.starter.job;

import com.github.kagkarlsson.scheduler.Scheduler;

import org.springframework.context.SmartLifecycle;

/**
 * Starts the job scheduler when the service is up and stops it before the database pool
 * closes. A service without jobs does not poll for them.
 */
final class JobRunner implements SmartLifecycle {

	private final Scheduler scheduler;

	private final boolean needed;

	private volatile boolean running;

	JobRunner(Scheduler scheduler, boolean needed) {
		this.scheduler = scheduler;
		this.needed = needed;
	}

	@Override
	public void start() {
		if (this.needed) {
			this.scheduler.start();
			this.running = true;
		}
	}

	@Override
	public void stop() {
		this.running = false;
		this.scheduler.stop();
	}

	/** A stopped scheduler cannot start again, so a paused context leaves it running. */
	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
