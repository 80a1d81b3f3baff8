package io.touchpoint.feedback.intake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.guard.Guard;
import io.touchpoint.feedback.guard.Proof;
import io.touchpoint.feedback.guard.Suspicion;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.SmallForm;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The survey as a page that needs no script. A form is shown with a one-time key, so that
 * sending it twice stores it once.
 */
@Component
class SurveyPages {

	private static final Logger logger = LoggerFactory.getLogger(SurveyPages.class);

	/** A field that people neither see nor hear of. */
	private static final String BAIT = "reply_subject";

	/** As many questions as there can be, with ten boxes ticked at each. */
	private static final int MOST_FIELDS = 1000;

	/** A form writes a letter of two bytes with six. */
	private static final int AS_FORM = 3;

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{22}");

	private final SecureRandom random = new SecureRandom();

	private final AskedSurveys surveys;

	private final Intake intake;

	private final TellMore tellMore;

	private final Guard guard;

	private final Proof proof;

	private final Clock clock;

	private final int mostBytes;

	SurveyPages(AskedSurveys surveys, Intake intake, TellMore tellMore, Guard guard, Proof proof, Clock clock,
			IntakeProperties properties) {
		this.mostBytes = AS_FORM * properties.mostBytes();
		this.surveys = surveys;
		this.intake = intake;
		this.tellMore = tellMore;
		this.guard = guard;
		this.proof = proof;
		this.clock = clock;
	}

	Mono<ServerResponse> show(ServerRequest request) {
		String wanted = request.queryParam("lang").orElse(null);
		return this.surveys.open(request, wanted, null)
			.flatMap((asked) -> form(HttpStatus.OK, asked, new LinkedMultiValueMap<>(), List.of(), newKey(), null))
			.switchIfEmpty(Mono.defer(() -> SurveyHtml.notFound(request)))
			.onErrorResume((ex) -> SurveyHtml.trouble(request, ex));
	}

	Mono<ServerResponse> send(ServerRequest request) {
		return SmallForm.read(request.exchange(), this.mostBytes, MOST_FIELDS)
			.flatMap((form) -> this.surveys.open(request, language(form), form.getFirst("version"))
				.flatMap((asked) -> form.containsKey("switch") ? shownAgain(asked, form) : accept(request, asked, form))
				.switchIfEmpty(Mono.defer(() -> tooLate(request, form))))
			.onErrorResume((ex) -> SurveyHtml.trouble(request, ex));
	}

	Mono<ServerResponse> thanks(ServerRequest request) {
		return this.surveys.open(request, request.queryParam("lang").orElse(null), null)
			.flatMap((asked) -> SurveyHtml.thanks(asked,
					request.queryParam("more").filter(TellMore::isToken).map("&from="::concat).orElse("")))
			.switchIfEmpty(Mono.defer(() -> SurveyHtml.notFound(request)))
			.onErrorResume((ex) -> SurveyHtml.trouble(request, ex));
	}

	/**
	 * The style rules that branch without a script; those of a version never change.
	 */
	Mono<ServerResponse> rules(ServerRequest request) {
		return this.surveys.open(request, null, request.queryParam("version").orElse(null))
			.flatMap((asked) -> ServerResponse.ok()
				.contentType(new MediaType("text", "css", StandardCharsets.UTF_8))
				.header("X-Content-Type-Options", "nosniff")
				.cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
				.bodyValue(Branching.rules(asked.questionnaire())))
			.switchIfEmpty(Mono.defer(() -> SurveyHtml.notice(request, HttpStatus.NOT_FOUND, "unknown")))
			.onErrorResume((ex) -> SurveyHtml.trouble(request, ex));
	}

	private static @Nullable String language(MultiValueMap<String, String> form) {
		String switched = form.getFirst("switch");
		return (switched != null) ? switched : form.getFirst("language");
	}

	private Mono<ServerResponse> shownAgain(Asked asked, MultiValueMap<String, String> form) {
		return form(HttpStatus.OK, asked, form, List.of(), key(form), null);
	}

	private Mono<ServerResponse> accept(ServerRequest request, Asked asked, MultiValueMap<String, String> form) {
		Tickets.Ticket ticket = asked.opened().ticket();
		Sent sent = sent(asked, form);
		var json = new FormReading(form).read(asked.survey().code(), asked.questionnaire(), asked.language(),
				asked.survey().context());
		return switch (SubmissionCheck.readForm(json, asked.questionnaire(), this.clock.instant())) {
			case SubmissionCheck.Reading.Unfit unfit -> unfit(asked, form, sent, unfit.faults());
			case SubmissionCheck.Reading.Fit fit -> guarded(asked, form, sent,
					(ticket != null) ? fit.submission().through(Channel.EMAIL) : fit.submission(), request);
		};
	}

	private Sent sent(Asked asked, MultiValueMap<String, String> form) {
		String key = (asked.opened().ticket() != null) ? keyOf(asked.opened().path()) : key(form);
		return Sent.form(key, asked.survey().code(), form);
	}

	/** The questions may have changed since this was sent and stored. */
	private Mono<ServerResponse> unfit(Asked asked, MultiValueMap<String, String> form, Sent sent,
			List<FieldFault> faults) {
		Mono<ServerResponse> corrected = Mono
			.defer(() -> form(HttpStatus.BAD_REQUEST, asked, form, faults, sent.key(), null));
		return this.intake.repeated(sent, asked.survey().site())
			.flatMap((receipt) -> thankYou(asked, ""))
			.onErrorResume((ex) -> has(ex, Intake.KEY_REUSED) ? thankYou(asked, "") : corrected)
			.switchIfEmpty(corrected);
	}

	/**
	 * Whoever sends the same once more, because the thanks were lost on the way, is
	 * thanked even if the survey was closed or the invitation used up since. Everybody
	 * else finds again what they typed.
	 */
	private Mono<ServerResponse> tooLate(ServerRequest request, MultiValueMap<String, String> form) {
		return this.surveys.before(request, language(form), form.getFirst("version"))
			.flatMap((asked) -> this.intake.repeated(sent(asked, form), asked.survey().site())
				.flatMap((receipt) -> asked.survey().open() ? thankYou(asked, "") : SurveyHtml.thanks(asked, ""))
				.onErrorResume((ex) -> has(ex, Intake.KEY_REUSED), (ex) -> Mono.empty())
				.switchIfEmpty(Mono.defer(() -> SurveyHtml.late(request, asked, form))))
			.switchIfEmpty(Mono.defer(() -> SurveyHtml.late(request, form)));
	}

	/**
	 * A full hall asks for a proof, and keeps what was typed. Whoever fell for the bait
	 * is thanked like everybody: what a person sent is never lost, and a program learns
	 * nothing.
	 */
	private Mono<ServerResponse> guarded(Asked asked, MultiValueMap<String, String> form, Sent sent,
			Submission submission, ServerRequest request) {
		Guard.Passage passage = asked.passage();
		if (!this.guard.admit(passage).isZero() && !this.proof.holds(sent.key(), form.getFirst("proof_stamp"),
				form.getFirst("proof_number"), form.getFirst("proof_sum"))) {
			return form(HttpStatus.TOO_MANY_REQUESTS, asked, form, List.of(), sent.key(), "crowded");
		}
		String bait = form.getFirst(BAIT);
		Suspicion suspect = this.guard.suspicion(passage, submission.said(sent.key()), bait != null && !bait.isBlank());
		Tickets.Ticket ticket = asked.opened().ticket();
		Arrival arrival = Arrival.invited((ticket != null) ? ticket.hash() : null, suspect);
		return this.intake.accept(sent, submission, asked.survey(), arrival)
			.flatMap((receipt) -> thankYou(asked, more(asked, receipt, submission)))
			.onErrorResume((ex) -> has(ex, Intake.KEY_REUSED) ? thankYou(asked, "") : has(ex, Intake.TICKET_USED)
					? SurveyHtml.late(request, asked, form) : notStored(asked, form, sent.key(), ex));
	}

	/**
	 * Whether it was refused for that reason. Sent before, then changed by going back:
	 * the first one counts.
	 */
	private static boolean has(Throwable ex, String reason) {
		return ex instanceof ProblemException problem && problem.reason().equals(reason);
	}

	private String more(Asked asked, Intake.Receipt receipt, Submission submission) {
		Survey survey = asked.survey();
		return "&more=" + this.tellMore.token(receipt.id(), survey.site(), survey.touchpoint(),
				survey.touchpointName().in(asked.language()), TellMore.Said.of(submission.answers()));
	}

	private static Mono<ServerResponse> thankYou(Asked asked, String more) {
		return ServerResponse.seeOther(URI.create(asked.thanks() + "?lang=" + asked.language() + more))
			.cacheControl(CacheControl.noStore())
			.build();
	}

	private Mono<ServerResponse> notStored(Asked asked, MultiValueMap<String, String> form, String key, Throwable ex) {
		logger.warn("An answer to survey {} could not be stored: {}", asked.survey().code(), ex.toString());
		return form(HttpStatus.SERVICE_UNAVAILABLE, asked, form, List.of(), key, "trouble");
	}

	private Mono<ServerResponse> form(HttpStatus status, Asked asked, MultiValueMap<String, String> typed,
			List<FieldFault> faults, String key, @Nullable String trouble) {
		SurveyView view = new SurveyForm(asked.questionnaire(), asked.language(), typed, faults).view(asked.survey(),
				key, trouble);
		Map<String, Object> model = new HashMap<>(
				Map.of("page", view, "address", asked.address(), "framedBy", asked.framedBy()));
		Tickets.Ticket ticket = asked.opened().ticket();
		if (ticket != null) {
			model.put("note", view.texts().get(ticket.named() ? "invited.named" : "invited.unnamed"));
		}
		if (status == HttpStatus.TOO_MANY_REQUESTS || this.guard.isHot(asked.passage())) {
			model.put("proof", this.proof.ask(key));
		}
		return SurveyHtml.page(status, asked.origins()).render("survey", model);
	}

	private String key(MultiValueMap<String, String> form) {
		String key = form.getFirst("key");
		return (key != null && KEY.matcher(key).matches()) ? key : newKey();
	}

	/**
	 * The key of an invitation's answer comes from its secret, of which nothing here
	 * leads to whose it was.
	 */
	private static String keyOf(String secret) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256")
				.digest(("answer " + secret).getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private String newKey() {
		byte[] bytes = new byte[16];
		this.random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
