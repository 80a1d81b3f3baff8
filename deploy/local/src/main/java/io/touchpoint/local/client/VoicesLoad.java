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

	private final Gateway gateway;

	VoicesLoad(Gateway gateway) {
		this.gateway = gateway;
	}

	/**
	 * Enters what is not there yet.
	 * @return whether all is there; an alert may be on its way still
	 */
	boolean run(DemoVoices voices) {
		Making making = new Making(this.gateway);
		CompletableFuture<Void> guests = CompletableFuture
			.runAsync(() -> voices.guests().forEach(new GuestsLoad(this.gateway, making)::run));
		CompletableFuture<Boolean> others = CompletableFuture.supplyAsync(() -> {
			voices.outings().forEach(new OutingsLoad(this.gateway, making)::run);
			return new CounterLoad(this.gateway, making).run(voices);
		});
		try {
			return guests.thenCombine(others, (done, complete) -> complete).join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof Problem problem) ? problem : ex;
		}
	}

}
