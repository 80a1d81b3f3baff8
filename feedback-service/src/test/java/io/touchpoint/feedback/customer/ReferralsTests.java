package io.touchpoint.feedback.customer;

import java.util.List;
import java.util.UUID;

import io.touchpoint.feedback.FeedbackTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who sent whom, also where one of them has several entries.
 */
@FeedbackTest
class ReferralsTests extends AtTheDesk {

	@Test
	void whoSentOthersUnderTwoEntriesCountsOnceWithAllOfThem() {
		this.sites.arrive("refer-two");
		String ana = Desk.newAddress();
		String again = Desk.newAddress();
		UUID kept = this.desk.visited("refer-two", ana);
		UUID merged = this.desk.visited("refer-two", again);
		UUID berta = sent("refer-two", ana);
		UUID carla = sent("refer-two", again);
		Desk.Answer one = this.desk.merge(kept, merged);
		assertThat(referrers("refer-two")).containsExactly(kept + " 2");
		assertThat(referred(kept)).isEqualTo(2);
		assertThat(sender(carla)).isEqualTo(kept.toString());
		this.desk.undo(kept, one);
		assertThat(referrers("refer-two")).containsExactlyInAnyOrder(kept + " 1", merged + " 1");
		assertThat(referred(kept)).isEqualTo(1);
		assertThat(sender(berta)).isEqualTo(kept.toString());
		assertThat(sender(carla)).isEqualTo(merged.toString());
	}

	@Test
	void whoWasSentUnderTwoEntriesIsOneCustomer() {
		this.sites.arrive("refer-one");
		String ana = Desk.newAddress();
		UUID sender = this.desk.visited("refer-one", ana);
		UUID kept = sent("refer-one", ana);
		Desk.Answer one = this.desk.merge(kept, sent("refer-one", ana));
		assertThat(referrers("refer-one")).containsExactly(sender + " 1");
		assertThat(referred(sender)).isEqualTo(1);
		this.desk.undo(kept, one);
		assertThat(referrers("refer-one")).containsExactly(sender + " 2");
		assertThat(referred(sender)).isEqualTo(2);
	}

	@Test
	void whoSentACustomerIsKnownOfTheEntryThatIsKeptToo() {
		this.sites.arrive("refer-over");
		String ana = Desk.newAddress();
		UUID sender = this.desk.visited("refer-over", ana);
		UUID kept = this.desk.visited("refer-over", Desk.newAddress());
		UUID merged = sent("refer-over", ana);
		Desk.Answer one = this.desk.merge(kept, merged);
		assertThat(sender(kept)).isEqualTo(sender.toString());
		assertThat(referrers("refer-over")).containsExactly(sender + " 1");
		this.desk.undo(kept, one);
		assertThat(this.desk.customer(kept).body().path("referredBy").isNull()).isTrue();
		assertThat(sender(merged)).isEqualTo(sender.toString());
		assertThat(referrers("refer-over")).containsExactly(sender + " 1");
	}

	@Test
	void nobodySendsThemselves() {
		this.sites.arrive("refer-self");
		String ana = Desk.newAddress();
		UUID kept = this.desk.visited("refer-self", ana);
		Desk.Answer one = this.desk.merge(sent("refer-self", ana), kept);
		assertThat(referrers("refer-self")).isEmpty();
		assertThat(one.body().path("referred").intValue()).isZero();
		assertThat(one.body().path("referredBy").isNull()).isTrue();
	}

	private UUID sent(String site, String by) {
		return UUID.fromString(this.desk
			.visit("{\"site\": \"%s\", \"email\": \"%s\", \"referredBy\": \"%s\"}".formatted(site, Desk.newAddress(),
					by))
			.text("customer"));
	}

	private List<String> referrers(String site) {
		return this.desk.get(this.head, PATH + "/referrals?site=" + site)
			.body()
			.path("items")
			.valueStream()
			.map((each) -> each.path("customer").asString() + " " + each.path("sent").intValue())
			.toList();
	}

	private int referred(UUID customer) {
		return this.desk.customer(customer).body().path("referred").intValue();
	}

	private String sender(UUID customer) {
		return this.desk.customer(customer).body().path("referredBy").asString();
	}

}
