package io.touchpoint.feedback.intake;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.guard.Guard;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.feedback.journey.Surveys;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.SenderNetwork;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * {@code POST /public/responses}: functional, because an annotated controller costs twice
 * as much per request on the hot path.
 */
@Component
class PublicResponses {

	static final String KEY = "Idempotency-Key";

	private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");

	private final Surveys surveys;

	private final Questionnaires questionnaires;

	private final Intake intake;

	private final Guard guard;

	private final JsonMapper json;

	private final Clock clock;

	private final int mostBytes;

	PublicResponses(Surveys surveys, Questionnaires questionnaires, Intake intake, Guard guard, Clock clock,
			IntakeProperties properties) {
		this.surveys = surveys;
		this.questionnaires = questionnaires;
		this.intake = intake;
		this.guard = guard;
		this.clock = clock;
		this.mostBytes = properties.mostBytes();
		this.json = JsonMapper.builder()
			.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.build();
	}

	Mono<ServerResponse> post(ServerRequest request) {
		String key = key(request.headers().firstHeader(KEY));
		requireSmallJson(request.headers());
		return DataBufferUtils.join(request.exchange().getRequest().getBody(), this.mostBytes)
			.map(this::parse)
			.switchIfEmpty(Mono.error(PublicResponses::malformed))
			.flatMap((root) -> accept(request, key, root))
			.flatMap((receipt) -> ServerResponse.created(URI.create("/api/feedback/responses/" + receipt.id()))
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue(receipt));
	}

	private static String key(@Nullable String key) {
		if (key == null) {
			throw Problems.of(HttpStatus.BAD_REQUEST, "idempotency-key-missing",
					"Send an Idempotency-Key header, new for each response and the same when you repeat it.");
		}
		if (!KEY_FORM.matcher(key).matches()) {
			throw Problems.invalid(new FieldFault(KEY, "invalid",
					"'" + KEY + "' must be 1 to 200 printable ASCII characters, for example a UUID."));
		}
		return key;
	}

	private void requireSmallJson(ServerRequest.Headers headers) {
		if (headers.contentType().filter(MediaType.APPLICATION_JSON::isCompatibleWith).isEmpty()) {
			throw Problems.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type",
					"Send application/json in the header " + HttpHeaders.CONTENT_TYPE + ".");
		}
		if (headers.contentLength().orElse(0) > this.mostBytes) {
			throw Problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large",
					"A response has at most " + this.mostBytes + " bytes.");
		}
	}

	private JsonNode parse(DataBuffer body) {
		try {
			JsonNode root = this.json.readTree(body.asInputStream());
			if (!root.isObject()) {
				throw malformed();
			}
			return root;
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

	private Mono<Intake.Receipt> accept(ServerRequest request, String key, JsonNode root) {
		Sent sent = Sent.of(key, root);
		String code = SubmissionCheck.surveyOf(root);
		return ((code != null) ? this.surveys.known(code) : Mono.<Survey>empty())
			.switchIfEmpty(Mono.error(() -> Problems.invalid(faults(root))))
			.flatMap((survey) -> (survey.channel() == Channel.KIOSK)
					? repeated(sent, survey, () -> List.of(onlyDevices(survey)))
					: survey.open() ? accept(request, sent, root, survey) : repeated(sent, survey, () -> faults(root)));
	}

	/**
	 * Who stands before a device is known by the device, not by a code that hangs on the
	 * wall.
	 */
	private static FieldFault onlyDevices(Survey survey) {
		return new FieldFault("survey", "kiosk-only",
				"The survey '" + survey.code() + "' is a kiosk's: only its paired device may hand in answers.");
	}

	private Mono<Intake.Receipt> accept(ServerRequest request, Sent sent, JsonNode root, Survey survey) {
		int version = SubmissionCheck.versionOf(root, survey.version());
		return this.questionnaires.version(survey.questionnaire(), Math.clamp(version, 1, survey.version()))
			.switchIfEmpty(this.questionnaires.version(survey.questionnaire(), survey.version()))
			.map((questionnaire) -> SubmissionCheck.read(root, questionnaire, this.clock.instant()))
			.flatMap((reading) -> switch (reading) {
				case SubmissionCheck.Reading.Fit fit ->
					guarded(request, sent, fit.submission().asked(survey.context()), survey);
				case SubmissionCheck.Reading.Unfit unfit -> repeated(sent, survey, unfit::faults);
			});
	}

	/** What was taken while it could be is acknowledged again; all else is refused. */
	private Mono<Intake.Receipt> repeated(Sent sent, Survey survey, Supplier<List<FieldFault>> faults) {
		return this.intake.repeated(sent, survey.site())
			.switchIfEmpty(Mono.error(() -> Problems.invalid(faults.get())));
	}

	/** A program can wait; it is not asked for work. */
	private Mono<Intake.Receipt> guarded(ServerRequest request, Sent sent, Submission submission, Survey survey) {
		Guard.Passage passage = new Guard.Passage(request.headers().firstHeader(SenderNetwork.HEADER), survey.code(),
				survey.site());
		Duration wait = this.guard.admit(passage);
		if (!wait.isZero()) {
			request.exchange().getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
			return Mono.error(Problems.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-answers",
					"Many answers come in here; send it again in " + wait.toSeconds() + " seconds with the same key."));
		}
		return this.intake.accept(sent, submission, survey,
				Arrival.open(this.guard.suspicion(passage, submission.said(sent.key()), false)));
	}

	private List<FieldFault> faults(JsonNode root) {
		return switch (SubmissionCheck.read(root, null, this.clock.instant())) {
			case SubmissionCheck.Reading.Unfit unfit -> unfit.faults();
			case SubmissionCheck.Reading.Fit fit -> throw new IllegalStateException("A response without a survey fits");
		};
	}

}
