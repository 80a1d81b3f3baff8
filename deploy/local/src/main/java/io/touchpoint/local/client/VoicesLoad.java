package io.touchpoint.local.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import io.touchpoint.local.demo.DemoVoices;
import io.touchpoint.local.demo.Guests;
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
		// Threads of their own: the common pool has a single one on a machine with two
		// cores
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			CompletableFuture<Void> guests = guests(voices, new GuestsLoad(this.gateway, making), threads);
			CompletableFuture<Void> outings = CompletableFuture
				.runAsync(() -> voices.outings().forEach(new OutingsLoad(this.gateway, making)::run), threads);
			return CompletableFuture.supplyAsync(() -> new CounterLoad(this.gateway, making).run(voices), threads)
				.thenCombine(CompletableFuture.allOf(guests, outings), (complete, done) -> complete)
				.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof Problem problem) ? problem : ex;
		}
	}

	/** One site beside the other: whoever sends somebody is of the same one. */
	private static CompletableFuture<Void> guests(DemoVoices voices, GuestsLoad load, Executor threads) {
		return CompletableFuture.allOf(voices.guests()
			.stream()
			.collect(Collectors.groupingBy(Guests.Guest::site))
			.values()
			.stream()
			.map((site) -> CompletableFuture.runAsync(() -> site.forEach(load::run), threads))
			.toArray(CompletableFuture[]::new));
	}

}
