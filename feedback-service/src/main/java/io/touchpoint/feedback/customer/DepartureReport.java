package io.touchpoint.feedback.customer;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why customers left, and what the lore says.
 *
 * @param total customers who left a site in the period, at each site once by their latest
 * departure; colleagues are counted apart
 * @param folkUnstated what the folk figures leave unsaid, in percent
 */
record DepartureReport(LocalDate from, LocalDate to, long total, List<DepartureShare> reasons, int folkUnstated,
		List<CustomerQueries.DepartureCount> bySite) {

	/**
	 * A reason.
	 *
	 * @param folkPercent labelled folk figure, without a source
	 */
	record DepartureShare(DepartureReason reason, long customers, @Nullable Double percent, int folkPercent) {
	}

	static DepartureReport of(LocalDate from, LocalDate to, List<CustomerQueries.DepartureCount> left) {
		List<CustomerQueries.DepartureCount> external = left.stream().filter((row) -> !row.internal()).toList();
		long total = external.stream().mapToLong(CustomerQueries.DepartureCount::customers).sum();
		List<DepartureShare> reasons = Arrays.stream(DepartureReason.values()).map((reason) -> {
			long n = external.stream()
				.filter((row) -> row.reason() == reason)
				.mapToLong(CustomerQueries.DepartureCount::customers)
				.sum();
			return new DepartureShare(reason, n, (total > 0) ? 100.0 * n / total : null, reason.folk());
		}).toList();
		return new DepartureReport(from, to, total, reasons, DepartureReason.FOLK_UNSTATED, left);
	}

}
