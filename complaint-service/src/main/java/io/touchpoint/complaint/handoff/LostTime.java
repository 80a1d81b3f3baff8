package io.touchpoint.complaint.handoff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the hand-offs between two units of a site cost.
 *
 * @param from the code of the unit that handed over; none if the case lay with none
 * @param to the code of the unit that received
 * @param handOffs how many there were
 * @param returned how many of them went back to a desk that had the case
 * @param minutes the open time without anything being done after them, in whole minutes
 * @param medianMinutes the same of the hand-off in the middle
 */
record LostTime(String site, @Nullable String from, @Nullable String to, int handOffs, int returned, long minutes,
		long medianMinutes) {

	private static final long MINUTE = 60;

	/** Adds hand-offs up. */
	static final class Sum {

		private final @Nullable Instant from;

		private final @Nullable Instant until;

		private final Map<Pair, List<HandOff>> all = new HashMap<>();

		Sum(@Nullable Instant from, @Nullable Instant until) {
			this.from = from;
			this.until = until;
		}

		void add(String site, Cycle cycle) {
			cycle.handOffs()
				.stream()
				.filter((handOff) -> within(handOff.at()))
				.forEach((handOff) -> this.all
					.computeIfAbsent(new Pair(site, handOff.from().unit(), handOff.to().unit()),
							(pair) -> new ArrayList<>())
					.add(handOff));
		}

		private boolean within(Instant at) {
			return (this.from == null || !at.isBefore(this.from)) && (this.until == null || at.isBefore(this.until));
		}

		List<LostTime> all() {
			return this.all.entrySet()
				.stream()
				.map((pair) -> lost(pair.getKey(), pair.getValue()))
				.sorted(Comparator.comparingLong(LostTime::minutes)
					.reversed()
					.thenComparing(LostTime::site)
					.thenComparing((one) -> String.valueOf(one.from()))
					.thenComparing((one) -> String.valueOf(one.to())))
				.toList();
		}

		private static LostTime lost(Pair pair, List<HandOff> handOffs) {
			long[] seconds = handOffs.stream().mapToLong(HandOff::deadSeconds).sorted().toArray();
			long sum = 0;
			for (long one : seconds) {
				sum += one;
			}
			long middle = (seconds[(seconds.length - 1) / 2] + seconds[seconds.length / 2]) / 2;
			return new LostTime(pair.site(), pair.from(), pair.to(), seconds.length,
					(int) handOffs.stream().filter(HandOff::returned).count(), sum / MINUTE, middle / MINUTE);
		}

	}

	private record Pair(String site, @Nullable String from, @Nullable String to) {
	}

}
