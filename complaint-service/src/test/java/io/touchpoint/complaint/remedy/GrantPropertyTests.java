package io.touchpoint.complaint.remedy;

import java.util.List;

import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.complaint.remedy.GrantDecision.Accepted;
import io.touchpoint.complaint.remedy.Terms.Giver;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

import static io.touchpoint.complaint.remedy.AGrant.HANNA;
import static io.touchpoint.complaint.remedy.AGrant.MARA;
import static io.touchpoint.complaint.remedy.AGrant.NOW;
import static io.touchpoint.complaint.remedy.AGrant.STEFAN;
import static org.assertj.core.api.Assertions.assertThat;

class GrantPropertyTests {

	private static final List<Giver> PEOPLE = List.of(STEFAN, MARA, HANNA);

	@Property
	void nothingIsGivenThatNobodySaidYesToWhoseLimitCoversIt(@ForAll Remedy kind,
			@ForAll @LongRange(min = 0, max = 1_100_000) long minor, @ForAll("people") Giver asker,
			@ForAll("people") Giver other) {
		if (!(AGrant.ask(AGrant.wanted(kind, minor), asker) instanceof Accepted asked)) {
			return;
		}
		Grant grant = asked.grant();
		assertThat(grant.state() == GrantState.GRANTED).isEqualTo(asker.covers(grant.cost()));
		GrantDecision decision = grant.approve(null, AGrant.aCase(), other, NOW);
		assertThat(decision instanceof Accepted).isEqualTo(grant.waitsFor(other));
		if (decision instanceof Accepted yes) {
			assertThat(other.covers(yes.grant().cost())).isTrue();
			assertThat(yes.grant().ruling().by()).isNotEqualTo(grant.askedBy());
		}
	}

	@Property
	void whatWaitsHasSomebodyWhoMayApproveIt(@ForAll @LongRange(min = 1, max = 1_100_000) long minor) {
		if (AGrant.ask(AGrant.wanted(Remedy.GOODWILL_PAYMENT, minor), STEFAN) instanceof Accepted yes
				&& yes.grant().state() == GrantState.WAITING) {
			assertThat(AGrant.TERMS.limits().covering(minor)).isNotEmpty();
			assertThat(PEOPLE).anyMatch(yes.grant()::waitsFor);
		}
	}

	@Provide
	Arbitrary<Giver> people() {
		return Arbitraries.of(PEOPLE);
	}

}
