package io.touchpoint.feedback.visit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.ObservedAnswers;
import io.touchpoint.feedback.intake.ScriptPart;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.stereotype.Component;

/**
 * Turns a report that was handed in into responses, a score and a finding. It works from
 * what is stored, under keys that follow from the visit: whoever dies in between, the
 * next one does the same again and nothing counts twice.
 */
@Component
class HandIn {

	private final VisitDraftRepository drafts;

	private final Questionnaires questionnaires;

	private final ObservedAnswers answers;

	private final FindingRepository findings;

	private final Outbox outbox;

	private final SiteScopedTransaction transaction;

	private final VisitMeters meters;

	private final Ids ids;

	private final Clock clock;

	HandIn(VisitDraftRepository drafts, Questionnaires questionnaires, ObservedAnswers answers,
			FindingRepository findings, Outbox outbox, SiteScopedTransaction transaction, VisitMeters meters, Ids ids,
			Clock clock) {
		this.drafts = drafts;
		this.questionnaires = questionnaires;
		this.answers = answers;
		this.findings = findings;
		this.outbox = outbox;
		this.transaction = transaction;
		this.meters = meters;
		this.ids = ids;
		this.clock = clock;
	}

	/** The scripts of a visit, stop by stop. */
	Mono<List<Questionnaire>> scripts(SiteVisit visit) {
		return Flux.fromIterable(visit.touchpoints())
			.concatMap((stop) -> this.questionnaires.version(stop.questionnaire(), stop.version()))
			.collectList();
	}

	/** Counts the report of a visit, if it was handed in and is not counted. */
	Mono<Void> count(UUID id) {
		return this.transaction.run(SiteScope.allSites(), this.drafts.take(id))
			.filter((opened) -> opened.visit().state().isOpen() && opened.handedInAt() != null)
			.flatMap((opened) -> scripts(opened.visit())
				.flatMap((scripts) -> count(opened, new VisitForm(opened.visit(), scripts, opened.typed()),
						Objects.requireNonNull(opened.handedInAt()))));
	}

	private Mono<Void> count(VisitDraftRepository.Opened opened, VisitForm form, Instant handedInAt) {
		SiteVisit visit = opened.visit();
		return Flux.range(0, form.parts().size())
			.concatMap((i) -> accept(visit, visit.touchpoints().get(i), form.parts().get(i), form, handedInAt))
			.collectList()
			.flatMap((responses) -> this.transaction.run(SiteScope.allSites(),
					done(visit.id(), form, report(form, responses, handedInAt))))
			.doOnNext(this.meters::ended)
			.then();
	}

	/**
	 * A report that comes later is of the window: that is when somebody was there, and
	 * the period that is evaluated.
	 */
	private Mono<UUID> accept(SiteVisit visit, VisitStop stop, ScriptPart script, VisitForm form, Instant handedInAt) {
		Instant at = handedInAt.isBefore(visit.to()) ? handedInAt : visit.to();
		return this.answers.accept(
				"visit " + visit.id() + " " + stop.touchpoint(), new ObservedAnswers.Place(visit.site(),
						visit.customerType(), stop.touchpoint(), visit.method().channel(), visit.language()),
				script, form.typed(), at);
	}

	private static VisitDraftRepository.Report report(VisitForm form, List<UUID> responses, Instant at) {
		Scoring scoring = new Scoring();
		List<VisitDraftRepository.Counted> counted = new ArrayList<>();
		for (int i = 0; i < responses.size(); i++) {
			ScriptPart part = form.parts().get(i);
			counted.add(new VisitDraftRepository.Counted(responses.get(i),
					scoring.add(part.questionnaire(), part.answers(form.typed(), at))));
		}
		return new VisitDraftRepository.Report(counted, scoring.scores(), form.text(VisitForm.NOTES),
				form.text(VisitForm.OBSERVED));
	}

	/** Empty if somebody else has counted it meanwhile. */
	private Mono<SiteVisit> done(UUID id, VisitForm form, VisitDraftRepository.Report report) {
		Instant now = this.clock.instant();
		return this.drafts.take(id)
			.map(VisitDraftRepository.Opened::visit)
			.filter((visit) -> visit.state().isOpen())
			.flatMap((visit) -> this.drafts.done(id, report, now)
				.then(Mono.defer(() -> finding(visit, form, now)))
				.then(Mono.defer(() -> this.drafts.take(id)))
				.flatMap((opened) -> tellScore(opened, now).thenReturn(opened.visit())));
	}

	/** Tells the score of a visit that was counted; last in its transaction. */
	private Mono<Void> tellScore(VisitDraftRepository.Opened opened, Instant now) {
		return this.drafts.scoreTold(opened.visit().id(), now)
			.filter((changed) -> changed == 1)
			.flatMap((changed) -> this.outbox
				.append(List.of(VisitScored.of(opened.visit(), Objects.requireNonNull(opened.handedInAt())))));
	}

	/** Tells a score that an older version had counted and not told. */
	Mono<Void> tellScore(UUID id) {
		return this.transaction.run(SiteScope.allSites(),
				this.drafts.take(id).flatMap((opened) -> tellScore(opened, this.clock.instant())));
	}

	private Mono<Void> finding(SiteVisit visit, VisitForm form, Instant now) {
		SecurityFinding.Kind kind = form.kind();
		String what = form.text(VisitForm.WHAT);
		return (kind == null || what == null) ? Mono.empty() : this.findings.insert(this.ids.next(), visit.site(),
				visit.id(), kind, what, form.text(VisitForm.PLACE), now, null);
	}

}
