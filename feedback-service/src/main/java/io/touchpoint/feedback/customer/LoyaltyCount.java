package io.touchpoint.feedback.customer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.touchpoint.feedback.questionnaire.CustomerType;

/**
 * How the customers of a site stand to us, by customer type. Pure.
 *
 * @param standIn how many of those in a segment have it by an overall mark or a face that
 * stands in for a gap
 * @param unrated who has rated no contact that we may keep with their name
 */
record LoyaltyCount(String site, CustomerType customerType, long dissatisfied, long satisfied, long delighted,
		long standIn, long unrated) {

	/** The customers of one type at one site. */
	record Group(String site, CustomerType type, List<UUID> customers, long all) {
	}

	static LoyaltyCount of(Group group, Map<UUID, Loyalty> rated) {
		List<Loyalty> found = group.customers().stream().map(rated::get).filter(Objects::nonNull).toList();
		return new LoyaltyCount(group.site(), group.type(), count(found, LoyaltySegment.DISSATISFIED),
				count(found, LoyaltySegment.SATISFIED), count(found, LoyaltySegment.DELIGHTED),
				found.stream().filter(Loyalty::standIn).count(), group.all() - found.size());
	}

	private static long count(Collection<Loyalty> found, LoyaltySegment segment) {
		return found.stream().filter((loyalty) -> loyalty.segment() == segment).count();
	}

}
