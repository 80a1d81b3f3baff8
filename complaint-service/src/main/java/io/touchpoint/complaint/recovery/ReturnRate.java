package io.touchpoint.complaint.recovery;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How many customers came back after cases that ended like that.
 *
 * @param afterDays how many days after the resolution it was asked
 * @param returned how many came back
 * @param base of how many one knows whether they did
 * @param unknown of how many nobody could find out
 * @param open of how many the site has not said yet
 * @param rate returned / base, 0 to 1; null for a base of zero
 * @param low the lower end of its 95 % interval (Wilson)
 * @param high the upper end
 * @param folk the share of customer-care lore, which has no source
 */
record ReturnRate(Ending ending, int afterDays, long returned, long base, long unknown, long open,
		@Nullable Double rate, @Nullable Double low, @Nullable Double high, @Nullable Double folk) {

	/** What was counted of one ending and one check. */
	record Count(Ending ending, int afterDays, long yes, long no, long unknown, long open) {

		private static Count nothing(Ending ending, int afterDays) {
			return new Count(ending, afterDays, 0, 0, 0, 0);
		}

	}

	/**
	 * The rates of every ending after those days, also where nothing is known yet.
	 */
	static List<ReturnRate> all(List<Count> counts, List<Integer> after) {
		return after.stream()
			.flatMap((days) -> Stream.of(Ending.values()).map((ending) -> of(found(counts, ending, days))))
			.toList();
	}

	private static Count found(List<Count> counts, Ending ending, int days) {
		return counts.stream()
			.filter((count) -> count.ending() == ending && count.afterDays() == days)
			.findFirst()
			.orElseGet(() -> Count.nothing(ending, days));
	}

	private static ReturnRate of(Count count) {
		Share share = new Share(count.yes(), count.yes() + count.no());
		return new ReturnRate(count.ending(), count.afterDays(), share.x(), share.n(), count.unknown(), count.open(),
				share.value(), share.low(), share.high(), count.ending().folk());
	}

}
