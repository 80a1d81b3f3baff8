package io.touchpoint.complaint.remedy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.complaint.remedy.Terms.Giver;
import org.jspecify.annotations.Nullable;

/**
 * A remedy with what one must know of its case.
 *
 * @param minor what it costs, in the smallest unit of the currency
 * @param purchasedOn when what is taken back was bought
 * @param exception why it is taken back although the return window was over
 * @param mine whether whoever looks asked for it
 * @param approvable whether whoever looks may say yes to it
 * @param restricted whether its case is for few eyes only
 */
record RemedyView(UUID id, UUID complaint, String reference, String subject, String site, GrantState state, Remedy kind,
		long minor, String currency, @Nullable LocalDate purchasedOn, @Nullable String exception, @Nullable String note,
		Person askedBy, Instant askedAt, @Nullable Ruling ruling, boolean mine, boolean approvable, long revision,
		@JsonIgnore boolean restricted) {

	static RemedyView of(Grant grant, String reference, String subject, boolean restricted, Giver reader) {
		return new RemedyView(grant.id(), grant.complaint(), reference, subject, grant.site(), grant.state(),
				grant.kind(), grant.cost().minor(), grant.cost().currency(), grant.purchasedOn(), grant.exception(),
				grant.note(), grant.askedBy(), grant.askedAt(), grant.ruling(),
				grant.askedBy().id().equals(reader.person().id()), grant.waitsFor(reader), grant.revision(),
				restricted);
	}

}
