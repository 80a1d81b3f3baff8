package io.touchpoint.complaint.corrective;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Entry.Kind;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.corrective.ActionDecision.Accepted;
import io.touchpoint.complaint.corrective.ActionDecision.Reason;
import io.touchpoint.complaint.corrective.ActionDecision.Rejected;
import io.touchpoint.complaint.promise.APromise;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.testing.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class CorrectiveActionTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

	private static final Person ANA = new Person("00000000-0000-7000-8000-00000000000a", "Ana Owner");

	private static final Person MARA = new Person("00000000-0000-7000-8000-00000000000b", "Mara Maker");

	private static final Actor BY = Actor.of(MARA);

	private static Plan plan(LocalDate due) {
		return new Plan("Train the desk", ANA, due, "No more waiting");
	}

	private static Accepted made(LocalDate due) {
		return (Accepted) CorrectiveAction.make(new UUID(9, 1), APromise.aCase(), plan(due), MARA, NOW, TODAY);
	}

	@Test
	void itIsOverdueOnceItsDayIsOver() {
		CorrectiveAction action = made(TODAY).action();
		assertThat(action.overdue(TODAY)).isFalse();
		assertThat(action.overdue(TODAY.plusDays(1))).isTrue();
		CorrectiveAction done = ((Accepted) action.finish(null, BY, NOW)).action();
		assertThat(done.overdue(TODAY.plusDays(1))).isFalse();
	}

	@Test
	void itIsDueSoonTheDayBeforeAndOnItsDay() {
		CorrectiveAction action = made(TODAY.plusDays(2)).action();
		assertThat(Stream.iterate(TODAY, (day) -> day.plusDays(1)).limit(4).map(action::dueSoon)).containsExactly(false,
				true, true, false);
		CorrectiveAction dropped = ((Accepted) action.drop("No", BY, NOW)).action();
		assertThat(dropped.dueSoon(TODAY.plusDays(1))).isFalse();
	}

	@Test
	void itIsGivenToWhoDidNotHaveItAndDidNotTakeIt() {
		CorrectiveAction action = made(TODAY).action();
		assertThat(action.given(null, MARA.id())).isTrue();
		assertThat(action.given(null, ANA.id())).isFalse();
		assertThat(action.given(action, MARA.id())).isFalse();
		CorrectiveAction maras = ((Accepted) action.change(new Plan("Train", MARA, TODAY, null), BY, NOW, TODAY))
			.action();
		assertThat(action.given(maras, MARA.id())).isTrue();
		assertThat(((Accepted) action.finish(null, BY, NOW)).action().given(maras, MARA.id())).isFalse();
	}

	@Test
	void nothingIsToBeDoneByADayThatIsOver() {
		assertThat(CorrectiveAction.make(new UUID(9, 1), APromise.aCase(), plan(TODAY.minusDays(1)), MARA, NOW, TODAY))
			.isEqualTo(new Rejected(Reason.DAY_OVER));
		CorrectiveAction action = made(TODAY).action();
		assertThat(action.change(plan(TODAY.minusDays(1)), BY, NOW, TODAY)).isEqualTo(new Rejected(Reason.DAY_OVER));
	}

	@Test
	void aDayThatIsOverMayStayWhileTheRestChanges() {
		CorrectiveAction action = made(TODAY).action();
		LocalDate later = TODAY.plusDays(9);
		assertThat(action.change(new Plan("Train both desks", ANA, TODAY, null), BY, NOW, later))
			.isInstanceOf(Accepted.class);
	}

	@Test
	void whatHasEndedStaysAsItIs() {
		CorrectiveAction done = ((Accepted) made(TODAY).action().finish("Trained", BY, NOW)).action();
		assertThat(done.finish(null, BY, NOW)).isEqualTo(new Rejected(Reason.ENDED));
		assertThat(done.drop("No", BY, NOW)).isEqualTo(new Rejected(Reason.ENDED));
		assertThat(done.change(plan(TODAY), BY, NOW, TODAY)).isEqualTo(new Rejected(Reason.ENDED));
	}

	@Test
	void eachStepIsALineForColleagues() {
		Accepted made = made(TODAY);
		Accepted changed = (Accepted) made.action().change(plan(TODAY.plusDays(2)), BY, NOW, TODAY);
		Accepted done = (Accepted) changed.action().finish("Trained", BY, NOW);
		assertThat(Stream.of(made, changed, done).map((step) -> step.line().kind())).containsExactly(Kind.ACTION_MADE,
				Kind.ACTION_CHANGED, Kind.ACTION_DONE);
		assertThat(changed.line().from()).isEqualTo("2026-03-02");
		assertThat(changed.line().to()).isEqualTo("2026-03-04");
		assertThat(done.line().text()).isEqualTo("Train the desk\nTrained");
		assertThat(Stream.of(made, changed, done)).noneMatch((step) -> step.line().visibleToCustomer());
	}

	@TestFactory
	Stream<DynamicTest> everyEventLooksAsItsFollowersKnowIt() {
		Accepted made = made(TODAY);
		Map<String, NewEvent> happened = new LinkedHashMap<>();
		happened.put("root-cause.noted", CorrectiveEvents.noted(APromise.aCase(), "PROCESS", NOW));
		happened.put("corrective-action.made", tell(made));
		happened.put("corrective-action.changed",
				tell((Accepted) made.action().change(plan(TODAY.plusDays(2)), BY, NOW, TODAY)));
		happened.put("corrective-action.done", tell((Accepted) made.action().finish("Trained", BY, NOW)));
		happened.put("corrective-action.dropped", tell((Accepted) made.action().drop("Too dear", BY, NOW)));
		for (String what : List.of("given", "due-soon", "overdue")) {
			happened.put("corrective-action." + what,
					CorrectiveEvents.told(what, made.action(), APromise.aCase(), NOW));
		}
		return happened.entrySet()
			.stream()
			.map((entry) -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
	}

	private static NewEvent tell(Accepted step) {
		return CorrectiveEvents.tell(step.action(), APromise.aCase(), step.line());
	}

	private static void check(String type, NewEvent event) {
		assertThat(event.type()).isEqualTo(type);
		String json = JSON.writeValueAsString(event);
		assertThat(json).doesNotContain("Train", "Ana", "Mara", "dear", "waiting");
		Golden.assertJson("events/" + type + ".v1.json", json);
	}

}
