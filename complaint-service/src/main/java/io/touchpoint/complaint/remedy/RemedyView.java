package io.touchpoint.complaint.remedy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.complaint.casework.Sight;
import io.touchpoint.complaint.remedy.Terms.Giver;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * A remedy with what one must know of its case.
 *
 * @param minor what it costs, in the smallest unit of the currency; who asked for it sees
 * it in any case
 * @param purchasedOn when what is taken back was bought
 * @param exception why it is taken back although the return window was over
 * @param mine whether whoever looks asked for it
 * @param approvable whether whoever looks may say yes to it
 * @param deciders the roles that may say yes to it while it waits; none for a reader who
 * does not see what it costs, which they tell of
 * @param masked what is hidden from the reader
 * @param restricted whether its case is for few eyes only
 */
record RemedyView(UUID id, UUID complaint, String reference, @Nullable String subject, String site, GrantState state,
		Remedy kind, @Nullable Long minor, String currency, @Nullable LocalDate purchasedOn, @Nullable String exception,
		@Nullable String note, Person askedBy, Instant askedAt, @Nullable Ruling ruling, boolean mine,
		boolean approvable, List<Role> deciders, long revision, List<String> masked, @JsonIgnore boolean restricted) {

	static RemedyView of(Grant grant, String reference, String subject, boolean restricted, Terms terms, Caller caller,
			Sight sight) {
		Giver reader = terms.giver(caller);
		Sight.Masking mask = sight.masking(restricted);
		boolean mine = grant.askedBy().id().equals(reader.person().id());
		Long minor = mine ? Long.valueOf(grant.cost().minor())
				: mask.show(CaseField.REMEDY_COST, "minor", grant.cost().minor());
		List<Role> deciders = (minor == null || grant.state() != GrantState.WAITING) ? List.of()
				: terms.limits().covering(minor);
		String shown = mask.words("subject", subject);
		String exception = mask.note("exception", grant.exception());
		String note = mask.note("note", grant.note());
		Ruling ruling = grant.ruling();
		Ruling ruled = (ruling == null) ? null
				: new Ruling(ruling.by(), ruling.at(), mask.note("ruling.reason", ruling.reason()));
		return new RemedyView(grant.id(), grant.complaint(), reference, shown, grant.site(), grant.state(),
				grant.kind(), minor, grant.cost().currency(), grant.purchasedOn(), exception, note, grant.askedBy(),
				grant.askedAt(), ruled, mine, grant.waitsFor(reader), deciders, grant.revision(), mask.masked(),
				restricted);
	}

}
