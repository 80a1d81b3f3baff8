package io.touchpoint.feedback.kiosk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.feedback.guard.Suspicion;
import io.touchpoint.feedback.intake.DirectAnswers;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.feedback.journey.Surveys;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * What devices say: pair me, I am well, here are answers. A device proves who it is with
 * its secret in the body, which no log and no proxy writes down.
 */
@Component
class KioskDevices {

	private static final int AT_A_TIME = 32;

	private final KioskRepository repository;

	private final Surveys surveys;

	private final Questionnaires questionnaires;

	private final DirectAnswers intake;

	private final KioskSecrets secrets;

	private final AnswerBudget budget;

	private final SiteScopedTransaction transaction;

	private final KioskProperties properties;

	private final Clock clock;

	private final JsonMapper json = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	KioskDevices(KioskRepository repository, Surveys surveys, Questionnaires questionnaires, DirectAnswers intake,
			KioskSecrets secrets, AnswerBudget budget, SiteScopedTransaction transaction, KioskProperties properties,
			Clock clock) {
		this.repository = repository;
		this.surveys = surveys;
		this.questionnaires = questionnaires;
		this.intake = intake;
		this.secrets = secrets;
		this.budget = budget;
		this.transaction = transaction;
		this.properties = properties;
		this.clock = clock;
	}

	/** What came of one answer. */
	private sealed interface Outcome {

		record Stored(KioskRepository.Kept answer) implements Outcome {
		}

		record Unfit(KioskRepository.Refused answer) implements Outcome {
		}

	}

	/**
	 * A new device's secret, told only now, with its settings.
	 */
	private record Paired(String secret, DeviceSettings settings) {
	}

	/** Where the keys of a batch are done with. */
	private record Acknowledged(List<String> done, Instant time) {
	}

	Mono<ServerResponse> pair(ServerRequest request) {
		return body(request).flatMap((body) -> {
			String secret = this.secrets.secret();
			Instant now = this.clock.instant();
			byte[] code = KioskSecrets.hashOfCode(body.text("code"));
			String holds = body.optional("holds");
			Mono<Device> work = this.repository.offering(code, now)
				.switchIfEmpty(Mono.error(() -> Problems.of(HttpStatus.NOT_FOUND, "unknown-code",
						"This code is not valid, or not any more; ask for a new one.")))
				.flatMap((device) -> mayTake(device, holds)
						? this.repository.pair(device.id(), KioskSecrets.hashOfSecret(secret), now).thenReturn(device)
						: Mono.error(otherKiosk()));
			return this.transaction.run(SiteScope.allSites(), work)
				.flatMap(this::settings)
				.flatMap((settings) -> answer(HttpStatus.CREATED, new Paired(secret, settings)));
		});
	}

	/** Answers that wait on a device belong to the kiosk it was. */
	private static boolean mayTake(Device device, @Nullable String holds) {
		return holds == null || holds.equals(device.id().toString());
	}

	private static ProblemException otherKiosk() {
		return Problems.conflict("other-kiosk",
				"Answers of another kiosk still wait on this device; pair it with that one first.");
	}

	Mono<ServerResponse> heartbeat(ServerRequest request) {
		return body(request).flatMap((body) -> paired(body, (device) -> {
			Instant now = this.clock.instant();
			return this.transaction
				.run(SiteScope.of(device.site()), this.repository.seen(device.id(), body.heartbeat(now), now))
				.then(settings(device))
				.flatMap((settings) -> answer(HttpStatus.OK, settings));
		}));
	}

	Mono<ServerResponse> unpair(ServerRequest request) {
		return body(request).flatMap((body) -> paired(body,
				(device) -> this.transaction.run(SiteScope.of(device.site()), this.repository.unpair(device.id()))
					.then(ServerResponse.noContent().build())));
	}

	Mono<ServerResponse> answers(ServerRequest request) {
		return body(request).flatMap((body) -> paired(body, (device) -> {
			List<DeviceBody.Kept> batch = body.answers(this.properties.mostAnswers());
			Duration wait = this.budget.take(device.id(), batch.size());
			return wait.isZero() ? store(device, batch) : Mono.error(tooMany(wait));
		}));
	}

	private static ProblemException tooMany(Duration wait) {
		return Problems.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests",
				"This kiosk hands over more than is taken at a time; try again in " + wait.toSeconds() + " seconds.",
				Map.of("retryAfter", wait.toSeconds()));
	}

	/** What was acknowledged before is acknowledged again, however long ago that was. */
	private Mono<ServerResponse> store(Device device, List<DeviceBody.Kept> batch) {
		List<String> keys = batch.stream().map(DeviceBody.Kept::key).distinct().toList();
		SiteScope scope = SiteScope.of(device.site());
		return this.transaction.run(scope, this.repository.done(device.id(), keys))
			.flatMap((done) -> this.surveys.known(device.survey())
				.flatMapMany((survey) -> Flux.fromIterable(fresh(batch, done))
					.flatMapSequential((kept) -> accept(device, survey, kept), AT_A_TIME))
				.collectList())
			.filter((outcomes) -> !outcomes.isEmpty())
			.flatMap((outcomes) -> this.transaction.run(scope, note(outcomes)))
			.then(Mono.defer(() -> answer(HttpStatus.OK, new Acknowledged(keys, this.clock.instant()))));
	}

	private static List<DeviceBody.Kept> fresh(List<DeviceBody.Kept> batch, Set<String> done) {
		return List.copyOf(batch.stream()
			.filter((kept) -> !done.contains(kept.key()))
			.collect(Collectors.toMap(DeviceBody.Kept::key, Function.identity(), (one, other) -> one,
					LinkedHashMap::new))
			.values());
	}

	private Mono<Outcome> accept(Device device, Survey survey, DeviceBody.Kept kept) {
		Instant now = this.clock.instant();
		Instant occurred = DeviceTime.corrected(kept.at(), kept.offset(), now);
		boolean suspect = kept.since() != null && kept.since() < device.misuseSeconds() * 1000L;
		Instant deviceAt = (kept.at() != null && occurred != null) ? kept.at() : now;
		return this.intake
			.accept("kiosk-" + device.id() + "-" + kept.key(), survey, kept.version(), kept.body(), occurred,
					suspect ? Suspicion.HASTY : null)
			.<Outcome>map((response) -> new Outcome.Stored(new KioskRepository.Kept(device.id(), kept.key(),
					device.site(), response, deviceAt, kept.offset(), suspect)))
			.onErrorResume(ProblemException.class, (problem) -> problem.status().is5xxServerError()
					? Mono.error(problem) : Mono.just(new Outcome.Unfit(refused(device, kept, problem))));
	}

	private static KioskRepository.Refused refused(Device device, DeviceBody.Kept kept, ProblemException problem) {
		return new KioskRepository.Refused(device.id(), kept.key(), device.site(), why(problem), kept.body().toString(),
				kept.at());
	}

	/**
	 * All that does not fit, for whoever reads what was answered; no text in the database
	 * holds a NUL.
	 */
	private static String why(ProblemException problem) {
		return reasons(problem).replace('\u0000', '\ufffd');
	}

	private static String reasons(ProblemException problem) {
		return problem.faults().isEmpty() ? problem.reason() + ": " + problem.getMessage()
				: problem.faults()
					.stream()
					.map((fault) -> fault.reason() + ": " + fault.message())
					.collect(Collectors.joining(" "));
	}

	private Mono<Long> note(List<Outcome> outcomes) {
		Instant now = this.clock.instant();
		List<KioskRepository.Kept> stored = outcomes.stream()
			.filter(Outcome.Stored.class::isInstance)
			.map((outcome) -> ((Outcome.Stored) outcome).answer())
			.toList();
		Mono<Long> kept = stored.isEmpty() ? Mono.just(0L) : this.repository.keep(stored, now);
		return kept.flatMap((count) -> Flux.fromIterable(outcomes)
			.ofType(Outcome.Unfit.class)
			.concatMap((unfit) -> this.repository.refuse(unfit.answer(), now))
			.then(Mono.just(count)));
	}

	private Mono<ServerResponse> paired(DeviceBody body, Function<Device, Mono<ServerResponse>> work) {
		byte[] secret = KioskSecrets.hashOfSecret(body.text("secret"));
		return this.transaction.run(SiteScope.allSites(), this.repository.paired(secret))
			.switchIfEmpty(Mono.error(() -> Problems.of(HttpStatus.UNAUTHORIZED, "unknown-device",
					"This device is not paired, or not any more.")))
			.flatMap(work);
	}

	private Mono<DeviceSettings> settings(Device device) {
		return this.surveys.known(device.survey())
			.flatMap((survey) -> this.questionnaires.version(survey.questionnaire(), survey.version())
				.map((questionnaire) -> DeviceSettings.of(device, survey, questionnaire, this.clock.instant())));
	}

	private Mono<DeviceBody> body(ServerRequest request) {
		if (request.headers().contentType().filter(MediaType.APPLICATION_JSON::isCompatibleWith).isEmpty()) {
			return Mono.error(
					Problems.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "Send application/json."));
		}
		return DataBufferUtils.join(request.exchange().getRequest().getBody(), this.properties.mostBytes())
			.map(this::parse)
			.switchIfEmpty(Mono.error(KioskDevices::malformed));
	}

	private DeviceBody parse(DataBuffer body) {
		try {
			if (this.json.readTree(body.asInputStream()) instanceof ObjectNode root) {
				return new DeviceBody(root);
			}
			throw malformed();
		}
		catch (JacksonException ex) {
			throw malformed();
		}
		finally {
			DataBufferUtils.release(body);
		}
	}

	private static ProblemException malformed() {
		return Problems.of(HttpStatus.BAD_REQUEST, "malformed-json", "The body is not one well-formed JSON object.");
	}

	private static Mono<ServerResponse> answer(HttpStatus status, Object body) {
		return ServerResponse.status(status)
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noStore())
			.bodyValue(body);
	}

}
