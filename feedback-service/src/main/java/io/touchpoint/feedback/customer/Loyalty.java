package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The loyalty segment of a customer and how it came about. The newest rated contact
 * decides; delighted is who found two in a row better than expected. Pure.
 *
 * @param standIn whether an overall mark, or a tapped face, stands in for a gap in what
 * it came from
 * @param contacts what it came from, the newest first: one or two, or fewer where they
 * are for few eyes only
 */
record Loyalty(LoyaltySegment segment, boolean standIn, List<Basis> contacts) {

	/**
	 * One contact of those.
	 *
	 * @param gap null where the overall mark stands in, or a face
	 * @param overall from 1 to 5
	 * @param face the lowest that was tapped, from 1 to 4
	 */
	record Basis(UUID response, String site, String touchpoint, Instant occurredAt, @Nullable Double gap,
			@Nullable Integer overall, @Nullable Integer face, Contact.Feeling feeling) {

		static Basis of(Contact contact) {
			return new Basis(contact.response(), contact.site(), contact.touchpoint(), contact.occurredAt(),
					contact.gap(), contact.overall(), contact.face(), felt(contact));
		}

	}

	/**
	 * Finds the segment.
	 * @param newestFirst contacts, the newest first; those without any rating say nothing
	 * @return null if none was rated
	 */
	static @Nullable Loyalty of(List<Contact> newestFirst) {
		List<Contact> rated = newestFirst.stream().filter((contact) -> contact.feeling() != null).limit(2).toList();
		if (rated.isEmpty()) {
			return null;
		}
		Contact newest = rated.getFirst();
		return switch (felt(newest)) {
			case WORSE -> from(LoyaltySegment.DISSATISFIED, Stream.of(newest));
			case AS_EXPECTED -> from(LoyaltySegment.SATISFIED, Stream.of(newest));
			case BETTER -> from(rated.stream().skip(1).anyMatch((before) -> felt(before) == Contact.Feeling.BETTER)
					? LoyaltySegment.DELIGHTED : LoyaltySegment.SATISFIED, rated.stream());
		};
	}

	/** The same without what must not be known to be of this customer. */
	Loyalty without(Set<UUID> hidden) {
		return new Loyalty(this.segment, this.standIn,
				this.contacts.stream().filter((one) -> !hidden.contains(one.response())).toList());
	}

	private static Contact.Feeling felt(Contact contact) {
		return Objects.requireNonNull(contact.feeling());
	}

	private static Loyalty from(LoyaltySegment segment, Stream<Contact> contacts) {
		List<Contact> all = contacts.toList();
		return new Loyalty(segment, all.stream().anyMatch(Contact::standsIn), all.stream().map(Basis::of).toList());
	}

}
