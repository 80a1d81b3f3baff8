package io.touchpoint.feedback.moment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.intake.RateRules;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.moment.AlertBook.Hearing;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.testing.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

class AlertBookTests {

	private static final RateRules RULES = new RateRules(3, Duration.ofMinutes(10), Duration.ofMinutes(30));

	private final TestClock clock = new TestClock(Instant.parse("2026-03-02T09:00:00Z"));

	private final AlertBook book = book(List.of(), List.of());

	private static AlertBook book(List<OpenAlert> waiting, List<Misery> taps) {
		return new AlertBook(RULES, waiting, taps, UUID::randomUUID);
	}

	private Misery at(String touchpoint, Channel channel, boolean reachable) {
		return new Misery(UUID.randomUUID(), "north", touchpoint, channel, CustomerType.PATIENT, "en", reachable,
				this.clock.instant());
	}

	private Misery tap() {
		return at("waiting", Channel.KIOSK, false);
	}

	private Misery survey() {
		return at("waiting", Channel.QR, false);
	}

	@Test
	void oneBadSurveyOpensAnAlert() {
		assertThat(this.book.hear(survey())).isEqualTo(Hearing.OPENED);
		assertThat(this.book.raised()).singleElement()
			.satisfies((alert) -> assertThat(alert.kind()).isEqualTo(AlertKind.MISERY));
	}

	@Test
	void tenBadTapsMakeOneAlert() {
		List<Hearing> hearings = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			hearings.add(this.book.hear(tap()));
			this.clock.advance(Duration.ofSeconds(20));
		}
		assertThat(hearings).startsWith(Hearing.WAITS, Hearing.WAITS, Hearing.OPENED, Hearing.JOINED)
			.endsWith(Hearing.JOINED);
		assertThat(this.book.raised()).singleElement().satisfies((alert) -> {
			assertThat(alert.kind()).isEqualTo(AlertKind.RATE);
			assertThat(alert.answers()).hasSize(10).doesNotHaveDuplicates();
			assertThat(Duration.between(alert.firstAt(), alert.lastAt())).isEqualTo(Duration.ofSeconds(180));
		});
	}

	@Test
	void tapsThatAreFarApartAlarmNobody() {
		for (int i = 0; i < 10; i++) {
			assertThat(this.book.hear(tap())).isEqualTo(Hearing.WAITS);
			this.clock.advance(Duration.ofMinutes(6));
		}
		assertThat(this.book.raised()).isEmpty();
	}

	@Test
	void aTapExactlyOneWindowAgoNoLongerCounts() {
		this.book.hear(tap());
		this.clock.advance(Duration.ofMinutes(5));
		this.book.hear(tap());
		this.clock.advance(Duration.ofMinutes(5));
		assertThat(this.book.hear(tap())).isEqualTo(Hearing.WAITS);
	}

	@Test
	void tapsOfAnotherTouchpointAreAnotherMatter() {
		this.book.hear(tap());
		this.book.hear(tap());
		assertThat(this.book.hear(at("billing", Channel.KIOSK, false))).isEqualTo(Hearing.WAITS);
		assertThat(this.book.hear(tap())).isEqualTo(Hearing.OPENED);
	}

	@Test
	void atAnotherCustomerTypesTouchpointOfTheSameCodeItIsAnotherMatter() {
		this.book.hear(survey());
		Misery colleague = new Misery(UUID.randomUUID(), "north", "waiting", Channel.QR, CustomerType.COLLEAGUE, "en",
				false, this.clock.instant());
		assertThat(this.book.hear(colleague)).isEqualTo(Hearing.OPENED);
	}

	@Test
	void earlierStoredTapsCountToo() {
		AlertBook later = book(List.of(), List.of(tap(), tap()));
		assertThat(later.hear(tap())).isEqualTo(Hearing.OPENED);
		assertThat(later.raised().getFirst().answers()).hasSize(3);
	}

	@Test
	void whatIsWaitingTakesFurtherAnswersUntilItHasBeenQuietForAWhile() {
		UUID id = UUID.randomUUID();
		Instant last = this.clock.instant();
		AlertBook later = book(List.of(OpenAlert.stored(id, "north", CustomerType.PATIENT, "waiting", last, last)),
				List.of());
		this.clock.advance(Duration.ofMinutes(30));
		assertThat(later.hear(tap())).isEqualTo(Hearing.JOINED);
		this.clock.advance(Duration.ofMinutes(30));
		assertThat(later.hear(survey())).isEqualTo(Hearing.JOINED);
		this.clock.advance(Duration.ofMinutes(31));
		assertThat(later.hear(survey())).isEqualTo(Hearing.OPENED);
		assertThat(later.grown()).singleElement().satisfies((alert) -> assertThat(alert.heard()).hasSize(2));
		assertThat(later.raised()).hasSize(1);
	}

	@Test
	void everybodyWhoCanBeReachedGetsAnAlertOfTheirOwn() {
		this.book.hear(survey());
		assertThat(IntStream.range(0, 3).mapToObj((n) -> this.book.hear(at("waiting", Channel.QR, true))))
			.containsOnly(Hearing.OPENED);
		assertThat(this.book.raised()).hasSize(4);
	}

	@Test
	void nobodyJoinsTheAlertOfAPersonWhoCanBeReached() {
		this.book.hear(at("waiting", Channel.QR, true));
		assertThat(this.book.hear(survey())).isEqualTo(Hearing.OPENED);
	}

	@Test
	void theSameAnswerIsHeardOnce() {
		Misery misery = survey();
		this.book.hear(misery);
		assertThat(this.book.hear(misery)).isEqualTo(Hearing.KNOWN);
		assertThat(this.book.raised().getFirst().answers()).hasSize(1);
	}

}
