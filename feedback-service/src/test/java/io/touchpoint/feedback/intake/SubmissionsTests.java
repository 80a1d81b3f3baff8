package io.touchpoint.feedback.intake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.starter.web.ProblemException;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@FeedbackTest
class SubmissionsTests {

	@Autowired
	Intake intake;

	@Autowired
	Sites sites;

	@Autowired
	MeterRegistry meters;

	private static Submission submission(Survey survey, int overall, String comment) {
		return new Submission(survey.code(), 1, new TreeMap<>(Map.of("overall", new Answer.Mark(overall))), comment,
				null, "en", null, null);
	}

	private static Sent sent(String key, String content) {
		return Sent.of(key, JsonMapper.shared().valueToTree(content));
	}

	private double transactions() {
		return this.meters.get("touchpoint.intake.batch").summary().count();
	}

	@Test
	void manySubmissionsTakeFewTransactionsAndAllAreThereOnceWithTheirEvents() {
		this.sites.arrive("many-a", "many-b", "many-c");
		List<Survey> surveys = List.of(this.sites.open("many-a", "waiting"), this.sites.open("many-b", "waiting"),
				this.sites.open("many-c", "greeting"));
		double before = transactions();
		int count = 3000;
		List<UUID> acknowledged = Flux.range(0, count)
			.flatMap((n) -> this.intake.accept(sent("many-" + n, ""),
					submission(surveys.get(n % 3), 1 + n % 5, "no " + n), surveys.get(n % 3)), 200)
			.map(Intake.Receipt::id)
			.collectList()
			.block();
		assertThat(acknowledged).hasSize(count).doesNotHaveDuplicates();
		assertThat(this.sites.count("SELECT count(DISTINCT comment) FROM response WHERE site LIKE 'many-%'"))
			.isEqualTo(count);
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site LIKE 'many-%'")).isEqualTo(count);
		assertThat(this.sites.count("SELECT count(*) FROM submission WHERE site LIKE 'many-%'")).isEqualTo(count);
		assertThat(this.sites.count("""
				SELECT count(*) FROM outbox o JOIN response r ON r.id = o.subject::uuid AND r.site = o.site
				WHERE o.site LIKE 'many-%' AND o.type = 'response.received'""")).isEqualTo(count);
		assertThat(transactions() - before).isLessThan(count / 4.0);
	}

	@Test
	void oneKeySentManyTimesAtOnceIsStoredOnce() {
		this.sites.arrive("same-a");
		Survey survey = this.sites.open("same-a", "waiting");
		Map<String, UUID> receipts = new ConcurrentHashMap<>();
		List<String> keys = IntStream.range(0, 50).mapToObj((n) -> "same-" + n).toList();
		Flux.range(0, 1000).flatMap((n) -> {
			String key = keys.get(n % 50);
			return this.intake.accept(sent(key, ""), submission(survey, 4, key), survey)
				.doOnNext((receipt) -> assertThat(receipts.computeIfAbsent(key, (k) -> receipt.id()))
					.isEqualTo(receipt.id()));
		}, 100).then().block();
		assertThat(receipts).hasSize(50);
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site = 'same-a'")).isEqualTo(50);
		assertThat(this.sites.count("SELECT count(*) FROM outbox WHERE site = 'same-a'")).isEqualTo(50);
	}

	@Test
	void ofDifferentSubmissionsUnderOneKeyExactlyOneIsStored() {
		this.sites.arrive("race-a", "race-b");
		List<Survey> surveys = List.of(this.sites.open("race-a", "waiting"), this.sites.open("race-b", "waiting"));
		List<String> outcomes = Flux.range(0, 20)
			.flatMap((n) -> this.intake
				.accept(sent("race", "race " + n), submission(surveys.get(n % 2), 3, "race " + n), surveys.get(n % 2))
				.map((receipt) -> "stored")
				.onErrorResume(ProblemException.class, (ex) -> Mono.just(ex.reason())), 20)
			.collectList()
			.block();
		assertThat(outcomes).containsOnlyOnce("stored").containsOnly("stored", "idempotency-key-reused");
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE comment LIKE 'race %'")).isEqualTo(1);
	}

	@Test
	void aRowThatTheDatabaseRefusesHarmsNobodyElse() {
		this.sites.arrive("poison-a");
		Survey survey = this.sites.open("poison-a", "waiting");
		List<Boolean> stored = Flux.range(0, 100)
			.flatMapSequential((n) -> this.intake
				.accept(sent("poison-" + n, ""), submission(survey, 3, (n == 50) ? "nul \0 byte" : "fine"), survey)
				.hasElement()
				.onErrorReturn(false), 100)
			.collectList()
			.block();
		assertThat(stored).hasSize(100);
		assertThat(IntStream.range(0, 100).filter((n) -> !stored.get(n)).boxed()).containsExactly(50);
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site = 'poison-a'")).isEqualTo(99);
	}

	@Test
	void aStoredResponseIsCountedWithItsSiteChannelAndMoment() {
		this.sites.arrive("counted-a");
		Survey survey = this.sites.open("counted-a", "waiting");
		this.intake.accept(sent("counted-1", ""), submission(survey, 1, "bad"), survey).block();
		this.intake.accept(sent("counted-1", ""), submission(survey, 1, "bad"), survey).block();
		assertThat(this.meters.get("touchpoint.responses")
			.tags("site", "counted-a", "channel", "WEB", "outcome", "MISERY")
			.counter()
			.count()).isEqualTo(1);
	}

	@Test
	void theOutboxRowIsPartOfTheTransaction() {
		this.sites.arrive("whole-a");
		Survey survey = this.sites.open("whole-a", "waiting");
		assertThatThrownBy(
				() -> this.intake.accept(sent("whole-1", ""), submission(survey, 9, "out of range"), survey).block())
			.isNotNull();
		assertThat(this.sites.count("SELECT count(*) FROM outbox WHERE site = 'whole-a'")).isZero();
		assertThat(this.sites.count("SELECT count(*) FROM submission WHERE key = 'whole-1'")).isZero();
	}

}
