package io.touchpoint.feedback.customer;

import java.util.UUID;

import io.touchpoint.feedback.FeedbackTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a merge brings to the entry that is kept, and what goes with it when it is taken
 * back.
 */
@FeedbackTest
class PartedCustomersTests extends AtTheDesk {

	@Test
	void whatAMergeBroughtGoesBackWithWhomItCameFrom() {
		UUID kept = nameless("2026-03-01T10:00:00Z");
		UUID merged = named("Ana Rivera", "2026-04-01T10:00:00Z");
		JsonNode before = customer(kept);
		Desk.Answer one = this.desk.merge(kept, merged);
		assertThat(one.body().path("customer").path("name").asString()).isEqualTo("Ana Rivera");
		assertThat(one.body().path("customer").path("language").asString()).isEqualTo("es");
		assertThat(one.body().path("customer").path("state").asString()).isEqualTo("RETURNING");
		assertThat(one.body().path("customer").path("lastSeenAt").asString()).startsWith("2026-04-01");
		this.desk.undo(kept, one);
		assertThat(customer(kept)).isEqualTo(before);
		assertThat(customer(merged).path("name").asString()).isEqualTo("Ana Rivera");
	}

	@Test
	void whatSomebodyChangedMeanwhileStands() {
		UUID kept = nameless("2026-03-01T10:00:00Z");
		UUID merged = named("Ana Rivera", "2026-04-01T10:00:00Z");
		Desk.Answer one = this.desk.merge(kept, merged);
		assertThat(this.desk.send(this.head, HttpMethod.PUT, PATH + "/" + kept, """
				{"site": "desk-a", "customerType": "PATIENT", "name": "Ana Maria Rivera", "language": "ar",
					"email": "%s", "state": "LAPSED"}
				""".formatted(Desk.newAddress()), "If-Match", "\"" + one.body().path("revision").longValue() + "\"")
			.status()).isEqualTo(200);
		this.desk.undo(kept, one);
		JsonNode after = customer(kept);
		assertThat(after.path("name").asString()).isEqualTo("Ana Maria Rivera");
		assertThat(after.path("language").asString()).isEqualTo("ar");
		assertThat(after.path("state").asString()).isEqualTo("LAPSED");
	}

	@Test
	void whoCameAgainMeanwhileReturned() {
		String email = Desk.newAddress();
		UUID kept = came(
				"{\"site\": \"desk-a\", \"email\": \"%s\", \"visitedAt\": \"2026-03-01T10:00:00Z\"}".formatted(email));
		Desk.Answer one = this.desk.merge(kept, named("Ana Rivera", "2026-04-01T10:00:00Z"));
		came("{\"site\": \"desk-a\", \"email\": \"%s\", \"visitedAt\": \"2026-03-20T10:00:00Z\"}".formatted(email));
		this.desk.undo(kept, one);
		JsonNode after = customer(kept);
		assertThat(after.path("visits").intValue()).isEqualTo(2);
		assertThat(after.path("state").asString()).isEqualTo("RETURNING");
		assertThat(after.path("lastSeenAt").asString()).startsWith("2026-03-20");
	}

	@Test
	void whoCameUnderTheOtherEntryIsNoProspectAnyMore() {
		UUID kept = entered("PROSPECT");
		String email = Desk.newAddress();
		String visit = "{\"site\": \"desk-a\", \"email\": \"%s\", \"visitedAt\": \"2026-0%d-01T10:00:00Z\"}";
		came(visit.formatted(email, 3));
		Desk.Answer one = this.desk.merge(kept, came(visit.formatted(email, 4)));
		assertThat(one.body().path("customer").path("visits").intValue()).isEqualTo(2);
		assertThat(one.body().path("customer").path("state").asString()).isEqualTo("RETURNING");
		this.desk.undo(kept, one);
		assertThat(customer(kept).path("state").asString()).isEqualTo("PROSPECT");
		Desk.Answer once = this.desk.merge(kept, nameless("2026-03-01T10:00:00Z"));
		assertThat(once.body().path("customer").path("state").asString()).isEqualTo("NEW");
		this.desk.undo(kept, once);
		assertThat(customer(kept).path("state").asString()).isEqualTo("PROSPECT");
	}

	@Test
	void whoWasSeenUnderTheOtherEntryHasNotLapsed() {
		UUID kept = nameless("2024-03-01T10:00:00Z");
		this.sites.change("UPDATE customer SET state = 'LAPSED' WHERE id = '" + kept + "'");
		Desk.Answer one = this.desk.merge(kept, nameless("2026-06-02T10:00:00Z"));
		assertThat(one.body().path("customer").path("state").asString()).isEqualTo("RETURNING");
		this.desk.undo(kept, one);
		assertThat(customer(kept).path("state").asString()).isEqualTo("LAPSED");
	}

	@Test
	void whoLeftAfterTheOtherEntryWasSeenStaysAway() {
		UUID kept = nameless("2026-03-01T10:00:00Z");
		assertThat(this.desk
			.post(this.head, PATH + "/" + kept + "/departures",
					"{\"reason\": \"MOVED\", \"departedOn\": \"2026-05-01\"}")
			.status()).isEqualTo(200);
		assertThat(this.desk.merge(kept, nameless("2026-04-01T10:00:00Z"))
			.body()
			.path("customer")
			.path("state")
			.asString()).isEqualTo("LAPSED");
		assertThat(this.desk.merge(kept, nameless("2026-06-01T10:00:00Z"))
			.body()
			.path("customer")
			.path("state")
			.asString()).isEqualTo("RETURNING");
	}

	private UUID entered(String state) {
		return UUID.fromString(
				this.desk
					.post(this.head, PATH,
							"{\"site\": \"desk-a\", \"email\": \"%s\", \"state\": \"%s\"}".formatted(Desk.newAddress(),
									state))
					.body()
					.path("customer")
					.path("id")
					.asString());
	}

	@Test
	void ofTwoMergesEachIsTakenBackByItself() {
		UUID kept = nameless("2026-03-01T10:00:00Z");
		JsonNode before = customer(kept);
		Desk.Answer first = this.desk.merge(kept, named("Ana Rivera", "2026-04-01T10:00:00Z"));
		Desk.Answer second = this.desk.merge(kept, named("A. Rivera", "2026-05-01T10:00:00Z"));
		this.desk.undo(kept, first);
		assertThat(customer(kept).path("state").asString()).isEqualTo("RETURNING");
		assertThat(customer(kept).path("lastSeenAt").asString()).startsWith("2026-05-01");
		this.desk.undo(kept, second);
		assertThat(customer(kept)).isEqualTo(before);
	}

	@Test
	void whatTheKeptOneHadSaidOfMailComesBack() {
		UUID kept = agreed("2026-03-01T10:00:00Z");
		UUID merged = agreed("2026-04-01T10:00:00Z");
		Desk.Answer before = this.desk.customer(kept);
		this.desk.undo(kept, this.desk.merge(kept, merged));
		assertSameWord(kept, before);
		assertThat(customer(kept).path("contactable").booleanValue()).isTrue();
		assertThat(customer(merged).path("contactable").booleanValue()).isTrue();
	}

	@Test
	void whoAgreedAtTheSameInstantKeepsTheirOwnYes() {
		UUID kept = agreed("2026-03-01T10:00:00Z");
		Desk.Answer before = this.desk.customer(kept);
		this.desk.undo(kept, this.desk.merge(kept, agreed("2026-03-01T10:00:00Z")));
		assertSameWord(kept, before);
	}

	@Test
	void aNoOfTheOtherBeforeTheMergeGoesBackWithIt() {
		UUID kept = agreed("2026-03-01T10:00:00Z");
		UUID merged = agreed("2026-02-01T10:00:00Z");
		Desk.Answer before = this.desk.customer(kept);
		no(merged);
		Desk.Answer one = this.desk.merge(kept, merged);
		assertThat(one.body().path("customer").path("contactable").booleanValue()).isFalse();
		this.desk.undo(kept, one);
		assertSameWord(kept, before);
		assertThat(customer(merged).path("contactable").booleanValue()).isFalse();
	}

	@Test
	void aNoOfTheTimeWhenTheyWereOneStandsAgainstWhatWasSaidBefore() {
		UUID kept = agreed("2026-03-01T10:00:00Z");
		UUID merged = agreed("2026-02-01T10:00:00Z");
		no(merged);
		Desk.Answer one = this.desk.merge(kept, merged);
		no(kept);
		this.desk.undo(kept, one);
		assertThat(customer(kept).path("contactable").booleanValue()).isFalse();
		assertThat(customer(merged).path("contactable").booleanValue()).isFalse();
	}

	@Test
	void aNoThatIsSaidOfTheEntryThatWasMergedCountsForTheOneThatIsKept() {
		UUID kept = agreed("2026-03-01T10:00:00Z");
		UUID merged = agreed("2026-04-01T10:00:00Z");
		Desk.Answer one = this.desk.merge(kept, merged);
		Desk.Answer said = this.desk.post(this.head, PATH + "/" + merged + "/consent", "{\"given\": false}");
		assertThat(said.status()).isEqualTo(200);
		assertThat(said.body().path("customer").path("id").asString()).isEqualTo(kept.toString());
		assertThat(customer(kept).path("contactable").booleanValue()).isFalse();
		assertThat(
				this.desk.post(this.head, PATH + "/" + merged + "/consent", "{\"given\": true, \"source\": \"PAPER\"}")
					.status())
			.as("a yes is told of the entry that is shown")
			.isEqualTo(404);
		this.desk.undo(kept, one);
		assertThat(customer(kept).path("contactable").booleanValue()).isFalse();
		assertThat(customer(merged).path("contactable").booleanValue()).isFalse();
		this.desk.post(this.head, PATH + "/" + kept + "/erase", null);
		assertThat(this.desk.post(this.head, PATH + "/" + kept + "/consent", "{\"given\": false}").status())
			.isEqualTo(404);
	}

	@Test
	void ofTwoMergesNeitherLeavesAYesOfSomebodyElse() {
		UUID kept = agreed("2026-03-01T10:00:00Z");
		Desk.Answer before = this.desk.customer(kept);
		UUID other = agreed("2026-04-01T10:00:00Z");
		Desk.Answer first = this.desk.merge(kept, other);
		Desk.Answer second = this.desk.merge(kept, agreed("2026-05-01T10:00:00Z"));
		this.desk.undo(kept, first);
		assertThat(this.desk.customer(kept).body().path("consent").path("at").asString()).startsWith("2026-05-01");
		this.desk.undo(kept, second);
		assertSameWord(kept, before);
		first = this.desk.merge(kept, other);
		second = this.desk.merge(kept, agreed("2026-06-01T10:00:00Z"));
		this.desk.undo(kept, second);
		assertThat(this.desk.customer(kept).body().path("consent").path("at").asString()).startsWith("2026-04-01");
		this.desk.undo(kept, first);
		assertSameWord(kept, before);
	}

	@Test
	void aYesOfTheTimeWhenTheyWereOneStandsWhereItWasSaid() {
		UUID kept = agreed("2026-03-01T10:00:00Z");
		Desk.Answer one = this.desk.merge(kept, agreed("2026-04-01T10:00:00Z"));
		this.desk.post(this.head, PATH + "/" + kept + "/consent",
				"{\"given\": true, \"source\": \"PAPER\", \"at\": \"2026-05-01T10:00:00Z\"}");
		this.desk.undo(kept, one);
		assertThat(this.desk.customer(kept).body().path("consent").path("at").asString()).startsWith("2026-05-01");
	}

	private void assertSameWord(UUID customer, Desk.Answer before) {
		JsonNode after = this.desk.customer(customer).body();
		assertThat(after.path("consent")).isEqualTo(before.body().path("consent"));
		assertThat(after.path("optedOutAt")).isEqualTo(before.body().path("optedOutAt"));
	}

	private void no(UUID customer) {
		assertThat(this.desk.post(this.head, PATH + "/" + customer + "/consent", "{\"given\": false}").status())
			.isEqualTo(200);
	}

	private UUID agreed(String at) {
		return came("""
				{"site": "desk-a", "email": "%s", "consent": {"source": "COUNTER", "at": "%s"}}
				""".formatted(Desk.newAddress(), at));
	}

	private UUID nameless(String at) {
		return came(
				"{\"site\": \"desk-a\", \"email\": \"%s\", \"visitedAt\": \"%s\"}".formatted(Desk.newAddress(), at));
	}

	private UUID named(String name, String at) {
		return came("""
				{"site": "desk-a", "email": "%s", "name": "%s", "language": "es", "visitedAt": "%s"}
				""".formatted(Desk.newAddress(), name, at));
	}

	private UUID came(String visit) {
		return UUID.fromString(this.desk.visit(visit).text("customer"));
	}

	private JsonNode customer(UUID id) {
		return this.desk.customer(id).body().path("customer");
	}

}
