package io.touchpoint.feedback.poster;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;

import jakarta.validation.Valid;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.feedback.journey.Surveys;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.starter.print.PdfPages;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Prints the QR codes of sites and touchpoints into one file. Surveys that a code needs
 * and that are not there yet are made, which is why it is a POST.
 */
@RestController
class PosterController {

	private static final int CHUNK = 64 * 1024;

	private static final int MOST_NAMED = 5;

	private final Surveys surveys;

	private final Questionnaires questionnaires;

	private final SiteScopedTransaction transaction;

	private final PosterProperties properties;

	private final Scheduler printers;

	private final String publicUrl;

	PosterController(Surveys surveys, Questionnaires questionnaires, SiteScopedTransaction transaction,
			PosterProperties properties, Scheduler posterPrinters,
			@Value("${touchpoint.public-url}") String publicUrl) {
		this.surveys = surveys;
		this.questionnaires = questionnaires;
		this.transaction = transaction;
		this.properties = properties;
		this.printers = posterPrinters;
		this.publicUrl = publicUrl;
	}

	@PostMapping(path = "/api/feedback/posters", produces = MediaType.APPLICATION_PDF_VALUE)
	Mono<ResponseEntity<Flux<DataBuffer>>> print(Caller caller, @Valid @RequestBody NewPosters wanted) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		wanted.chosenSites().forEach(caller::requireSite);
		return this.transaction
			.list(caller.sites(),
					this.surveys.at(wanted.chosenSites(), wanted.chosenTouchpoints(), Channel.QR,
							wanted.customerType()))
			.filter(Survey::open)
			.collectList()
			.flatMap((surveys) -> placards(wanted, bounded(surveys)))
			.map((placards) -> answer(wanted, placards));
	}

	private Mono<List<Placard>> placards(NewPosters wanted, List<Survey> surveys) {
		return Flux.fromIterable(surveys)
			.concatMap((survey) -> this.questionnaires.version(survey.questionnaire(), survey.version())
				.map((asked) -> Placard.of(survey, asked.minutes(), wanted.spoken(), this.publicUrl)))
			.doOnNext(PosterController::checkPrintable)
			.collectList();
	}

	private static void checkPrintable(Placard placard) {
		List<String> letters = PdfPages.unprintable(placard.site() + placard.touchpoint());
		if (!letters.isEmpty()) {
			throw Problems.invalid(new FieldFault("sites", "unprintable",
					"'" + placard.site() + "' and '" + placard.touchpoint() + "' hold letters that cannot be printed: "
							+ String.join(" ", letters.subList(0, Math.min(letters.size(), MOST_NAMED))) + "."));
		}
	}

	private List<Survey> bounded(List<Survey> surveys) {
		if (surveys.isEmpty()) {
			throw Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "nothing-to-print",
					"None of these sites is open and has one of these touchpoints.");
		}
		if (surveys.size() > this.properties.mostSurveys()) {
			throw Problems
				.invalid(new FieldFault("sites", "too-many", "One file holds at most " + this.properties.mostSurveys()
						+ " touchpoints, and these are " + surveys.size() + "; choose fewer sites or touchpoints."));
		}
		return surveys;
	}

	private ResponseEntity<Flux<DataBuffer>> answer(NewPosters wanted, List<Placard> placards) {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.cacheControl(CacheControl.noStore())
			.headers((headers) -> headers.setContentDisposition(ContentDisposition.attachment()
				.filename(wanted.format().name().toLowerCase(Locale.ROOT) + "-" + wanted.spoken() + ".pdf")
				.build()))
			.body(pdf(wanted, placards));
	}

	/** Laid out on a thread of its own; the first byte is sent when all pages are. */
	private Flux<DataBuffer> pdf(NewPosters wanted, List<Placard> placards) {
		PosterPages pages = new PosterPages(wanted.format(), wanted.spoken());
		return Flux
			.from(DataBufferUtils.outputStreamPublisher(
					(out) -> PosterPdf.write(pages.of(placards), pages.isRightToLeft(), out),
					DefaultDataBufferFactory.sharedInstance, this.printers::schedule, CHUNK))
			.onErrorMap(RejectedExecutionException.class, (ex) -> busy());
	}

	private static ProblemException busy() {
		return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "overloaded",
				"Several files are being printed; ask again in a moment.");
	}

}
