package io.touchpoint.local.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.touchpoint.local.demo.DemoVoices;
import io.touchpoint.local.settings.Problem;

/**
 * Enters what people of the demo's sites do by hand, by the requests of the pages on
 * which they do it. What is there already is left as it is.
 */
final class VoicesLoad {

	private final CounterLoad counter;

	private final GuestsLoad guests;

	private final OutingsLoad outings;

	VoicesLoad(Gateway gateway) {
		Making making = new Making(gateway);
		this.counter = new CounterLoad(gateway, making);
		this.guests = new GuestsLoad(gateway, making);
		this.outings = new OutingsLoad(gateway, making);
	}

	/**
	 * Enters what is not there yet.
	 * @return whether all is there; an alert may be on its way still
	 */
	boolean run(DemoVoices voices) {
		CompletableFuture<Void> guests = CompletableFuture.runAsync(() -> voices.guests().forEach(this.guests::run));
		CompletableFuture<Boolean> others = CompletableFuture.supplyAsync(() -> {
			voices.outings().forEach(this.outings::run);
			return this.counter.run(voices);
		});
		try {
			return guests.thenCombine(others, (done, complete) -> complete).join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof Problem problem) ? problem : ex;
		}
	}

}
