package io.touchpoint.reporting.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.touchpoint.reporting.ReportingTest;
import io.touchpoint.reporting.Told;
import io.touchpoint.reporting.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.TestEvents;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;

import static io.touchpoint.reporting.Told.aResponse;
import static io.touchpoint.reporting.Told.aSite;
import static io.touchpoint.reporting.Told.responses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ReportingTest
class ResponseProjectionTests {

	private static final String SATISFACTION = "SELECT site, day, n, x, sum, sum_sq FROM rollup "
			+ "WHERE measure = 'satisfaction' ORDER BY site, day";

	@Autowired
	private World world;

	@Autowired
	private MeterRegistry meters;

	@BeforeEach
	void anEmptyService() {
		this.world.clear();
	}

	@Test
	void responsesAreCountedPerSiteAndDay() {
		this.world.tell("feedback-service", responses("bay", "2026-11-16", 2, 1));
		this.world.tell("feedback-service", responses("bay", "2026-11-17", 1, 0));

		assertThat(this.world.rows(SATISFACTION)).containsExactly("bay|2026-11-16|3|2|13|59",
				"bay|2026-11-17|1|1|5|25");
	}

	@Test
	void answersOfColleaguesNeverStandInAScoreOfCustomers() {
		this.world.tell("feedback-service", responses("bay", "2026-11-16", 2, 1));
		this.world.tell("feedback-service",
				responses("bay", "2026-11-16", 0, 3).stream().map(Told::ofColleague).toList());

		assertThat(this.world.rows(SATISFACTION)).containsExactly("bay|2026-11-16|3|2|13|59");
		assertThat(this.world.rows("SELECT n FROM rollup WHERE measure = 'internal-satisfaction'"))
			.containsExactly("3");
		assertThat(this.world.rows("SELECT n FROM rollup_week WHERE measure = 'internal-misery'")).containsExactly("3");
	}

	@Test
	void aSiteThatOnlyItsColleaguesAnsweredHasNoScoreOfCustomersAtAll() {
		this.world.tell("feedback-service",
				responses("bay", "2026-11-16", 4, 3).stream().map(Told::ofColleague).toList());

		assertThat(this.world.rows("SELECT DISTINCT measure FROM rollup ORDER BY 1")).isNotEmpty()
			.allMatch((measure) -> measure.startsWith("internal-"));
		assertThat(this.world.rows("SELECT DISTINCT measure FROM rollup_week ORDER BY 1")).isNotEmpty()
			.allMatch((measure) -> measure.startsWith("internal-"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "MYSTERY_VISIT", "INSPECTION" })
	void whoeverLooksForUsIsNoCustomerAndCountsInNoFigureAboutThem(String channel) {
		this.world.tell("feedback-service", responses("bay", "2026-11-16", 2, 1));
		List<String> before = rollups();

		this.world.tell("feedback-service",
				responses("bay", "2026-11-16", 1, 3).stream().map((event) -> with(event, "channel", channel)).toList());

		assertThat(rollups()).isEqualTo(before);
	}

	private List<String> rollups() {
		return this.world.rows(
				"SELECT 'day', r::text FROM rollup r UNION ALL SELECT 'week', w::text FROM rollup_week w ORDER BY 1, 2");
	}

	private static Event with(Event event, String member, String value) {
		ObjectNode data = (ObjectNode) event.data().deepCopy();
		data.put(member, value);
		return TestEvents.event(event.type(), event.site(), UUID.randomUUID().toString(), event.occurredAt(), data);
	}

	@Test
	void theWeekIsTheSumOfItsDays() {
		this.world.tell("feedback-service", responses("bay", "2026-11-16", 2, 1));
		this.world.tell("feedback-service", responses("bay", "2026-11-22", 1, 0));
		this.world.tell("feedback-service", responses("bay", "2026-11-23", 1, 0));

		assertThat(this.world
			.rows("SELECT week, n, x, sum, sum_sq FROM rollup_week WHERE measure = 'satisfaction' " + "ORDER BY week"))
			.containsExactly("2026-11-16|4|3|18|84", "2026-11-23|1|1|5|25");
	}

	@Test
	void theSameBatchTwiceChangesNothing() {
		List<Event> batch = responses("bay", "2026-11-16", 5, 3);
		this.world.tell("feedback-service", batch);
		List<String> once = everything();

		this.world.tell("feedback-service", batch);

		assertThat(everything()).isEqualTo(once);
	}

	@Test
	void theSameResponseTwiceInABatchCountsOnce() {
		UUID id = UUID.randomUUID();

		this.world.tell("feedback-service", aResponse("bay").id(id).event(), aResponse("bay").id(id).event());

		assertThat(this.world.rows(SATISFACTION)).containsExactly("bay|2026-11-16|1|1|5|25");
	}

	@Test
	void aResponseCountsOnTheLocalDayOfItsSite() {
		this.world.tell("gateway", aSite("auckland").timeZone("Pacific/Auckland").event(),
				aSite("chicago").timeZone("America/Chicago").event());

		this.world.tell("feedback-service", aResponse("auckland").at("2026-11-16T12:00:00Z").event(),
				aResponse("chicago").at("2026-11-16T05:59:59Z").event());

		assertThat(this.world.rows("SELECT site, day FROM rollup WHERE measure = 'satisfaction' ORDER BY site"))
			.containsExactly("auckland|2026-11-17", "chicago|2026-11-15");
	}

	@Test
	void whatWasNotAskedIsNotCounted() {
		this.world.tell("feedback-service", aResponse("bay").overall(null).nps(null).event());

		assertThat(this.world.rows("SELECT DISTINCT measure FROM rollup ORDER BY measure")).containsExactly("magic",
				"misery");
	}

	private static final String FACES = "SELECT measure, day, n, x, sum, sum_sq FROM rollup "
			+ "WHERE measure IN ('one-tap', 'internal-one-tap') AND n <> 0 ORDER BY measure, day";

	private List<Event> taps(int... faces) {
		return Arrays.stream(faces).mapToObj((face) -> aResponse("bay").overall(null).smiley(face).event()).toList();
	}

	@Test
	void tappedFacesHaveAMeasureOfTheirOwnAndStandInNoMeanOfMarks() {
		this.world.tell("feedback-service", responses("bay", "2026-11-16", 2, 1));

		this.world.tell("feedback-service", taps(1, 2, 3, 4, 4));

		assertThat(this.world.rows(FACES)).containsExactly("one-tap|2026-11-16|5|3|14|46");
		assertThat(this.world.rows(SATISFACTION)).containsExactly("bay|2026-11-16|3|2|13|59");
		assertThat(this.world.rows("SELECT n, x FROM rollup_week WHERE measure = 'one-tap'")).containsExactly("5|3");
	}

	@Test
	void whatMattersIsCountedByCustomerTypeAndWhatItIs() {
		this.world.tell("feedback-service",
				aResponse("bay").attributes("{\"COURTESY\": {\"importance\": 5, \"experienced\": 2}}")
					.dimensions("{\"TRUST\": {\"experienced\": 3, \"expected\": null, \"importance\": 3}}")
					.event(),
				aResponse("bay").attributes("{\"COURTESY\": {\"importance\": 2}}").event());
		this.world.tell("feedback-service",
				Told.ofColleague(aResponse("bay").attributes("{\"COURTESY\": {\"importance\": 1}}").event()));

		assertThat(this.world.rows(
				"SELECT dimension, n, x, sum, sum_sq FROM rollup WHERE measure = 'importance' " + "ORDER BY dimension"))
			.containsExactly("COLLEAGUE.ATTRIBUTE.COURTESY|1|0|1|1", "PATIENT.ATTRIBUTE.COURTESY|2|1|7|29",
					"PATIENT.DIMENSION.TRUST|1|0|3|9");
	}

	@Test
	void areasThatMatterAreCountedBesideAttributes() {
		this.world.tell("feedback-service",
				aResponse("bay").areas("{\"PRICING\": {\"importance\": 4, \"experienced\": 2}}").event());

		assertThat(this.world.rows("SELECT dimension, n, x, sum FROM rollup WHERE measure = 'importance'"))
			.containsExactly("PATIENT.AREA.PRICING|1|1|4");
	}

	private static final String GAPS = "SELECT measure, dimension, n, x, sum, sum_sq FROM rollup "
			+ "WHERE measure LIKE '%gap' AND n <> 0 ORDER BY measure, dimension";

	@Test
	void aGapNeedsBothHalvesAndIsLessThanNothingWhenLessWasMetThanExpected() {
		this.world.tell("feedback-service",
				aResponse("bay").dimensions("{\"TRUST\": {\"expected\": 5, \"experienced\": 2}}").event(),
				aResponse("bay").dimensions("{\"TRUST\": {\"expected\": 3, \"experienced\": 4}}").event(),
				aResponse("bay").dimensions("{\"TRUST\": {\"expected\": null, \"experienced\": 4}}").event(),
				aResponse("bay").dimensions("{\"EMPATHY\": {\"expected\": 4}}").event(), Told.ofColleague(
						aResponse("bay").dimensions("{\"TRUST\": {\"expected\": 1, \"experienced\": 5}}").event()));

		assertThat(this.world.rows(GAPS)).containsExactly("gap|TRUST|2|1|-2|10", "internal-gap|TRUST|1|1|4|16");
	}

	@Test
	void scoresAreCountedByChannelToo() {
		this.world.tell("feedback-service", responses("bay", "2026-11-16", 2, 1));
		this.world.tell("feedback-service", with(taps(4).getFirst(), "channel", "KIOSK"),
				with(responses("bay", "2026-11-16", 0, 1).getFirst(), "channel", "PAPER_CARD"));

		assertThat(this.world.rows("SELECT measure, dimension, n, x FROM rollup "
				+ "WHERE measure IN ('channel-satisfaction', 'channel-one-tap') ORDER BY measure, dimension"))
			.containsExactly("channel-one-tap|KIOSK|1|1", "channel-satisfaction|PAPER_CARD|1|0",
					"channel-satisfaction|WEB|3|2");
	}

	@Test
	void facesOfColleaguesAreCountedApart() {
		this.world.tell("feedback-service", taps(4));
		this.world.tell("feedback-service", taps(1, 3).stream().map(Told::ofColleague).toList());

		assertThat(this.world.rows(FACES)).containsExactly("internal-one-tap|2026-11-16|2|1|4|10",
				"one-tap|2026-11-16|1|1|4|16");
	}

	@Test
	void aFaceOfFiveIsNoneAndSaysWhy() {
		assertThatThrownBy(() -> this.world.tell("feedback-service", aResponse("bay").smiley(5).event()))
			.hasMessageContaining("smiley is 5, not 1 to 4");
	}

	private static final String TAGGED = "SELECT measure, dimension, n, x, sum, sum_sq FROM rollup "
			+ "WHERE measure ~ '(attribute|area|step|effort)$' AND n <> 0 ORDER BY measure, dimension";

	@Test
	void ratingsOfAttributesAndAreasAreCountedByWhatTheyAreAndThoseOfColleaguesApart() {
		this.world.tell("feedback-service",
				aResponse("bay").attributes("{\"COURTESY\": {\"experienced\": 4}, \"HONESTY\": {\"importance\": 5}}")
					.areas("{\"PRICING\": {\"experienced\": 2}}")
					.event(),
				aResponse("bay").attributes("{\"COURTESY\": {\"experienced\": 3, \"importance\": 5}}").event(),
				Told.ofColleague(aResponse("bay").attributes("{\"COURTESY\": {\"experienced\": 1}}")
					.areas("{\"PRICING\": {\"experienced\": 5}}")
					.event()));

		assertThat(this.world.rows(TAGGED)).containsExactly("area|PRICING|1|0|2|4", "attribute|COURTESY|2|1|7|25",
				"internal-area|PRICING|1|1|5|25", "internal-attribute|COURTESY|1|0|1|1");
	}

	@Test
	void effortIsEasyAboveTheMiddleAndThatOfColleaguesStandsApart() {
		this.world.tell("feedback-service", aResponse("bay").effort(4).event(), aResponse("bay").effort(5).event(),
				Told.ofColleague(aResponse("bay").effort(7).event()));

		assertThat(this.world.rows(TAGGED)).containsExactly("effort||2|1|9|41", "internal-effort||1|1|7|49");
	}

	@Test
	void aStepWeighsOncePerResponseAndWasDoneIfNothingOfItWasMissed() {
		this.world.tell("feedback-service", aResponse("bay").steps("{\"GREET\": {\"yes\": 3, \"no\": 0}}").event(),
				aResponse("bay").steps("{\"GREET\": {\"yes\": 2, \"no\": 1}}").event(),
				aResponse("bay").steps("{\"THANK\": {\"yes\": 0, \"no\": 0, \"rated\": 4}}").event(),
				aResponse("bay").steps("{\"THANK\": {\"yes\": 1, \"no\": 0, \"rated\": 3}}").event());

		assertThat(this.world.rows(TAGGED)).containsExactly("step|GREET|2|1|1|1", "step|THANK|2|1|1|1");
	}

	@Test
	void whatObserversSawOfTheScriptStandsByMethodAndInNothingThatCustomersSaid() {
		this.world.tell("feedback-service",
				aResponse("bay").channel("MYSTERY_VISIT")
					.steps("{\"GREET\": {\"yes\": 1, \"no\": 0}}")
					.effort(1)
					.attributes("{\"COURTESY\": {\"experienced\": 1}}")
					.event(),
				aResponse("bay").channel("INSPECTION").steps("{\"GREET\": {\"yes\": 0, \"no\": 1}}").event(),
				Told.ofColleague(
						aResponse("bay").channel("INSPECTION").steps("{\"GREET\": {\"yes\": 0, \"no\": 1}}").event()));

		assertThat(this.world.rows(TAGGED)).containsExactly("internal-visit-step|INSPECTION.GREET|1|0|0|0",
				"visit-step|INSPECTION.GREET|1|0|0|0", "visit-step|MYSTERY_VISIT.GREET|1|1|1|1");
	}

	@Test
	void anEffortOfEightIsNoneAndSaysWhy() {
		assertThatThrownBy(() -> this.world.tell("feedback-service", aResponse("bay").effort(8).event()))
			.hasMessageContaining("effort is 8, not 1 to 7");
	}

	@Test
	void theFeedReadOnceMoreFillsInWhatWasTaggedAndCountsNothingElseAgain() {
		String tags = "{\"COURTESY\": {\"experienced\": 4, \"importance\": 5}}";
		List<Event> past = List.of(aResponse("bay").smiley(1).effort(2).attributes(tags).event(),
				Told.ofColleague(aResponse("bay").effort(3).attributes(tags).event()),
				aResponse("bay").channel("INSPECTION").steps("{\"GREET\": {\"yes\": 1, \"no\": 0}}").event());
		this.world.tell("feedback-service", past);
		List<String> counted = counted();
		this.world.execute("UPDATE response_fact SET tagged = NULL",
				"DELETE FROM rollup WHERE measure ~ '(attribute|area|step|effort)$'",
				"DELETE FROM rollup_week WHERE measure ~ '(attribute|area|step|effort)$'");
		assertThat(counted()).hasSizeLessThan(counted.size());

		this.world.tell("feedback-service", past);
		assertThat(counted()).isEqualTo(counted);

		this.world.tell("feedback-service", past);
		assertThat(counted()).isEqualTo(counted);
	}

	@Test
	void theFeedReadOnceMoreFillsInTheFacesOfThePastAndChangesNothingElse() {
		List<Event> past = new ArrayList<>(taps(1, 4, 3));
		past.addAll(taps(2, 4).stream().map(Told::ofColleague).toList());
		past.add(aResponse("bay").smiley(4)
			.effort(7)
			.attributes("{\"COURTESY\": {\"experienced\": 2, \"importance\": 4}}")
			.event());
		past.add(aResponse("bay").dimensions("{\"TRUST\": {\"expected\": 5, \"experienced\": 3}}").event());
		this.world.tell("feedback-service", past);
		List<String> counted = counted();
		this.world.execute("UPDATE response_fact SET smiley = NULL, importance = NULL, tagged = NULL",
				"DELETE FROM rollup WHERE measure ~ 'one-tap|importance|gap|channel-|attribute|effort'",
				"DELETE FROM rollup_week WHERE measure ~ 'one-tap|importance|gap|channel-|attribute|effort'");

		this.world.tell("feedback-service", past);
		assertThat(counted()).isEqualTo(counted);

		this.world.tell("feedback-service", past);
		assertThat(counted()).isEqualTo(counted);
	}

	@Test
	void aFaceThatIsFilledInCountsOnlyWhenItsResponseDoes() {
		UUID id = UUID.randomUUID();
		Event tap = aResponse("bay").id(id).overall(null).smiley(4).event();
		this.world.tell("feedback-service", tap, told(id, "excluded", 1));
		this.world.execute("UPDATE response_fact SET smiley = NULL, importance = NULL, tagged = NULL");

		this.world.tell("feedback-service", tap);
		assertThat(this.world.rows(FACES)).isEmpty();

		this.world.tell("feedback-service", told(id, "restored", 2));
		assertThat(this.world.rows(FACES)).containsExactly("one-tap|2026-11-16|1|1|4|16");
	}

	private static Event told(UUID response, String what, int revision) {
		return TestEvents.event("response." + what, "bay", response.toString(), Instant.parse("2026-11-16T12:00:00Z"),
				"{\"reason\": \"SUSPECT\", \"revision\": " + revision + "}");
	}

	@Test
	void anExcludedResponseCountsNoMoreAndARestoredOneAgainHoweverOftenItIsTold() {
		UUID id = UUID.randomUUID();
		this.world.tell("feedback-service", responses("bay", "2026-11-16", 2, 1));
		List<String> before = counted();
		this.world.tell("feedback-service", aResponse("bay").id(id).event());
		List<String> with = counted();

		this.world.tell("feedback-service", told(id, "excluded", 1));
		this.world.tell("feedback-service", told(id, "excluded", 1), told(id, "excluded", 1));
		assertThat(counted()).isEqualTo(before);

		this.world.tell("feedback-service", told(id, "restored", 2));
		this.world.tell("feedback-service", told(id, "restored", 2), told(id, "excluded", 1));
		assertThat(counted()).isEqualTo(with).isNotEqualTo(before);
	}

	private static Event judged(UUID response, String moment, int revision) {
		return TestEvents.event("response.judged", "bay", response.toString(), Instant.parse("2026-11-16T12:00:00Z"),
				"{\"moment\": \"" + moment + "\", \"revision\": " + revision + "}");
	}

	@Test
	void aResponseThatIsSaidToBePraiseCountsAsMagicFromThenOnAndAsBeforeWhenItIsNot() {
		UUID id = UUID.randomUUID();
		this.world.tell("feedback-service", aResponse("bay").id(id).event());
		List<String> before = counted();

		this.world.tell("feedback-service", judged(id, "MAGIC", 1));
		this.world.tell("feedback-service", judged(id, "MAGIC", 1));
		assertThat(this.world.rows("SELECT n, x FROM rollup WHERE measure = 'magic'")).containsExactly("1|1");

		this.world.tell("feedback-service", judged(id, "MAGIC", 1), judged(id, "NEUTRAL", 2));
		assertThat(counted()).isEqualTo(before);
	}

	@Test
	void aResponseThatCountsNowhereComesBackAsTheMomentItIsByThen() {
		UUID id = UUID.randomUUID();
		this.world.tell("feedback-service", aResponse("bay").id(id).event(), told(id, "excluded", 1));
		this.world.tell("feedback-service", judged(id, "MAGIC", 1));
		assertThat(this.world.rows("SELECT sum(x) FROM rollup WHERE measure = 'magic'")).containsExactly("0");
		this.world.tell("feedback-service", told(id, "restored", 2));
		assertThat(this.world.rows("SELECT n, x FROM rollup WHERE measure = 'magic'")).containsExactly("1|1");
	}

	@Test
	void aResponseThatIsTakenOutInTheSameBatchIsNotCounted() {
		UUID id = UUID.randomUUID();
		this.world.tell("feedback-service", aResponse("bay").id(id).event(), told(id, "excluded", 1));
		assertThat(this.world.rows("SELECT sum(n) FROM rollup")).containsExactly("0");
		assertThat(this.world.rows("SELECT sum(n) FROM rollup_week")).containsExactly("0");
	}

	@Test
	void whatIsExcludedStaysOutWhenASiteIsCountedAnew() {
		UUID id = UUID.randomUUID();
		this.world.tell("gateway", aSite("bay").timeZone("Europe/London").event());
		this.world.tell("feedback-service", responses("bay", "2026-11-16", 1, 0));
		this.world.tell("feedback-service", aResponse("bay").id(id).event(), told(id, "excluded", 1));
		this.world.tell("gateway", aSite("bay").timeZone("Pacific/Auckland").revision(2).event());
		assertThat(this.world.rows("SELECT sum(n) FROM rollup WHERE measure = 'satisfaction'")).containsExactly("1");
	}

	private List<String> counted() {
		return this.world.rows("SELECT 'day', r::text FROM rollup r WHERE n <> 0 "
				+ "UNION ALL SELECT 'week', w::text FROM rollup_week w WHERE n <> 0 ORDER BY 1, 2");
	}

	@Test
	void unknownEventsAreLeftAlone() {
		Event response = aResponse("bay").event();

		this.world.tell("feedback-service", new Event(response.id(), response.lane(), response.position(),
				"survey.published", 1, "bay", response.occurredAt(), "x", response.data()));

		assertThat(this.world.rows("SELECT * FROM change")).isEmpty();
	}

	@Test
	void anEventThatCannotBeUnderstoodSaysWhy() {
		Event impossible = aResponse("bay").overall(6).event();

		assertThatThrownBy(() -> this.world.tell("feedback-service", impossible))
			.hasMessageContaining("overall is 6, not 1 to 5");
	}

	@Test
	void aVersionOfTheFutureIsRefusedInsteadOfMisread() {
		Event event = aResponse("bay").event();
		Event future = new Event(event.id(), event.lane(), event.position(), event.type(), 2, event.site(),
				event.occurredAt(), event.subject(), event.data());

		assertThatThrownBy(() -> this.world.tell("feedback-service", future)).hasMessageContaining("version 2");
	}

	@Test
	void theNewsAreNumberedInTheirOrder() {
		this.world.tell("feedback-service", aResponse("bay").event());
		this.world.tell("feedback-service", aResponse("bay").event(), aResponse("bay").event());

		assertThat(this.world.rows("SELECT site, kind, seq FROM change")).containsExactly("bay|response|2");
	}

	@Test
	void aGaugeShowsWhenSomethingWasLastCounted() {
		this.world.tell("feedback-service", aResponse("bay").event());

		assertThat(this.meters.get("touchpoint.projection.refreshed").timeGauge().value(TimeUnit.SECONDS))
			.isEqualTo(World.NOW.getEpochSecond());
	}

	private List<String> everything() {
		return this.world
			.rows("SELECT 'day', r::text FROM rollup r UNION ALL SELECT 'week', w::text FROM rollup_week w "
					+ "UNION ALL SELECT 'change', c::text FROM change c UNION ALL SELECT 'n', c::text FROM change_counter c "
					+ "UNION ALL SELECT 'fact', f::text FROM response_fact f ORDER BY 1, 2");
	}

}
