package io.touchpoint.complaint.letter;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.CaseViews;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Decision;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.Move;
import io.touchpoint.complaint.casework.Rejections;
import io.touchpoint.complaint.casework.Settlement;
import io.touchpoint.complaint.casework.Sights;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.clock.HoldingReplies;
import io.touchpoint.complaint.letter.Placeholders.Filled;
import io.touchpoint.complaint.promise.PromisesToCustomers;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Writes to customers. What went is kept exactly as it went: the words with their gaps
 * filled, and of a letter the printed file.
 */
@Component
public class Letters {

	private final LetterRepository letters;

	private final TemplateRepository templates;

	private final Casework casework;

	private final CaseViews cases;

	private final PromisesToCustomers promises;

	private final HoldingReplies holding;

	private final Sites sites;

	private final Press press;

	private final Sights sights;

	private final SiteScopedTransaction transaction;

	private final Outbox outbox;

	private final Ids ids;

	private final Clock clock;

	Letters(LetterRepository letters, TemplateRepository templates, Casework casework, CaseViews cases,
			PromisesToCustomers promises, HoldingReplies holding, Sites sites, Press press, Sights sights,
			SiteScopedTransaction transaction, Outbox outbox, Ids ids, Clock clock) {
		this.letters = letters;
		this.templates = templates;
		this.casework = casework;
		this.cases = cases;
		this.promises = promises;
		this.holding = holding;
		this.sites = sites;
		this.press = press;
		this.sights = sights;
		this.transaction = transaction;
		this.outbox = outbox;
		this.ids = ids;
		this.clock = clock;
	}

	Mono<LetterPreview> preview(Caller caller, UUID complaint, NewLetter wanted) {
		return facts(caller, complaint, null).map((facts) -> {
			String language = language(wanted, facts);
			Filled filled = shown(wanted, facts, caller);
			List<Words.Warning> warnings = Stream
				.concat(Unprintable.warnings(wanted.channel(), filled.text(), seen(wanted, facts, caller)).stream(),
						Words.warnings(filled.text()).stream())
				.toList();
			return new LetterPreview(language, RightToLeft.is(language), filled.text(), filled.open(),
					Words.steps(filled.text()), warnings, facts.complaint().contact() != null);
		});
	}

	/** The letter as it would be printed; nothing is kept. */
	Mono<byte[]> print(Caller caller, UUID complaint, NewLetter wanted) {
		return facts(caller, complaint, null).flatMap((facts) -> this.press.print(pages(wanted, facts,
				shown(wanted, facts, caller).text(), seen(wanted, facts, caller), this.clock.instant())));
	}

	/**
	 * Sends a text, once per key, and moves the case with it if that is wanted.
	 * @param seen the revision that the sender saw, if the case is to be moved
	 * @return its id; a 400 problem about text or template, 409 illegal-move, or of a
	 * holding reply that gives no more time
	 */
	Mono<UUID> send(Caller caller, UUID complaint, NewLetter wanted, @Nullable Long seen, IntakeKey key) {
		return this.casework.made(caller.sites(), key)
			.switchIfEmpty(Mono.defer(() -> fresh(caller, complaint, wanted, seen, key)));
	}

	private Mono<UUID> fresh(Caller caller, UUID complaint, NewLetter wanted, @Nullable Long seen, IntakeKey key) {
		return facts(caller, complaint, null).flatMap((facts) -> ready(caller, wanted, facts))
			.flatMap((ready) -> this.casework.once(caller.sites(), key, ready.letter().id(), ready.complaint().site(),
					known(wanted).then(send(caller, ready, wanted.to(), seen))
						.then(Mono.defer(() -> held(caller, ready.complaint(), wanted)))));
	}

	/**
	 * A text that tells a customer how we stay in contact from now on, ready to go.
	 * @return a 400 problem about a field of {@code letter}: the text must tell who
	 * answers, how often and until when
	 */
	public Mono<ReadyLetter> ofPlan(Caller caller, UUID complaint, PlanLetter plan) {
		return facts(caller, complaint, plan).flatMap((facts) -> ready(caller, plan.wanted(), facts))
			.onErrorMap(ProblemException.class, PlanLetter::inLetter);
	}

	/**
	 * The same of other terms, in our words, by the way and in the language in which the
	 * customer was told before. Empty if what they were told is not there any more.
	 */
	public Mono<ReadyLetter> ofChangedPlan(Caller caller, UUID complaint, UUID before, String person, int replyEvery,
			LocalDate until) {
		return this.transaction.run(caller.sites(), this.letters.find(complaint, before))
			.flatMap((told) -> ofPlan(caller, complaint,
					new PlanLetter(told.channel(), LetterTexts.in(told.language()).say("plan.changed"), told.language(),
							told.recipient(), person, replyEvery, until)));
	}

	/**
	 * Sends what is ready, within the caller's transaction.
	 * @return its id
	 */
	public Mono<UUID> send(Caller caller, ReadyLetter ready) {
		return send(caller, ready, null, null).thenReturn(ready.letter().id());
	}

	private Mono<ReadyLetter> ready(Caller caller, NewLetter wanted, LetterFacts facts) {
		Filled filled = fill(wanted, facts);
		if (!filled.open().isEmpty()) {
			return Mono.error(Problems.invalid(new FieldFault("text", "unfilled-placeholder",
					"Nothing fills {" + String.join("}, {", filled.open()) + "} in this case.")));
		}
		List<FieldFault> unprintable = Unprintable.faults(wanted.channel(), filled.text(), recipient(wanted, facts));
		if (!unprintable.isEmpty()) {
			return Mono.error(Problems.invalid(unprintable));
		}
		Instant now = this.clock.instant();
		Letter letter = letter(wanted, facts, filled.text(), caller, now);
		return pdf(wanted, facts, filled.text(), now).map((pdf) -> new ReadyLetter(facts.complaint(), letter, pdf));
	}

	private Letter letter(NewLetter wanted, LetterFacts facts, String text, Caller caller, Instant now) {
		NewLetter.UsedTemplate used = wanted.template();
		return new Letter(this.ids.next(), wanted.channel(), language(wanted, facts), text, recipient(wanted, facts),
				(used != null) ? used.id() : null, (used != null) ? used.revision() : null,
				wanted.channel() == LetterChannel.REPLY && facts.complaint().contact() != null, now, caller.name());
	}

	private Mono<Optional<byte[]>> pdf(NewLetter wanted, LetterFacts facts, String text, Instant now) {
		return switch (wanted.channel()) {
			case REPLY -> Mono.just(Optional.empty());
			case LETTER ->
				this.press.print(pages(wanted, facts, text, recipient(wanted, facts), now)).map(Optional::of);
		};
	}

	private Mono<Void> known(NewLetter wanted) {
		NewLetter.UsedTemplate used = wanted.template();
		return (used == null) ? Mono.empty()
				: this.templates.find(used.id())
					.filter((template) -> used.revision() <= template.revision())
					.switchIfEmpty(Mono.error(() -> Problems.invalid(new FieldFault("template", "unknown-template",
							"There is no such template, or not of that revision."))))
					.then();
	}

	private Mono<Void> send(Caller caller, ReadyLetter ready, @Nullable Status to, @Nullable Long seen) {
		Letter letter = ready.letter();
		Complaint complaint = ready.complaint();
		Entry line = Entry.by(Actor.of(caller), letter.sentAt(), switch (letter.channel()) {
			case REPLY -> Entry.Kind.REPLY_SENT;
			case LETTER -> Entry.Kind.LETTER_SENT;
		}, letter.text(), null, letter.id().toString(), true);
		return this.casework
			.change(caller.sites(), complaint.id(), (to != null) ? seen : null,
					(held, now, deadlines) -> (to == null) ? new Decision.Accepted(held, List.of())
							: held.move(new Move(to, null, Settlement.NONE), Actor.of(caller), now, deadlines),
					List.of(line))
			.flatMap((decision) -> switch (decision) {
				case Decision.Accepted yes -> this.letters.add(letter, complaint, caller.id(), ready.pdf().orElse(null))
					.then(Mono.defer(() -> this.outbox.append(List.of(LetterSent.of(letter, complaint)))));
				case Decision.Rejected no -> Mono.error(Rejections.problem(no));
			});
	}

	private Mono<Void> held(Caller caller, Complaint complaint, NewLetter wanted) {
		return Boolean.TRUE.equals(wanted.holding())
				? this.holding.told(caller.sites(), complaint.id(), Actor.of(caller)) : Mono.empty();
	}

	/** What may be spoken of, read at once; a 404 problem if there is no such case. */
	private Mono<LetterFacts> facts(Caller caller, UUID complaint, @Nullable PlanLetter plan) {
		return this.cases.read(caller.sites(), complaint,
				(found, history) -> Mono
					.zip(this.promises.open(caller.sites(), complaint), this.sites.here(found.site()),
							this.cases.postal(complaint).map(Optional::of).defaultIfEmpty(Optional.empty()))
					.map((known) -> new LetterFacts(found, known.getT2(), known.getT1(), caller.name(),
							known.getT3().orElse(null), plan)));
	}

	private Filled shown(NewLetter wanted, LetterFacts facts, Caller caller) {
		return Placeholders.fill(wanted.gaps(),
				facts.values(LetterTexts.in(language(wanted, facts)), this.sights.of(caller)));
	}

	private static Filled fill(NewLetter wanted, LetterFacts facts) {
		return Placeholders.fill(wanted.gaps(), facts.values(LetterTexts.in(language(wanted, facts))));
	}

	private static String language(NewLetter wanted, LetterFacts facts) {
		String named = wanted.language();
		return (named != null) ? named : facts.complaint().matter().language();
	}

	private static LetterPages pages(NewLetter wanted, LetterFacts facts, String text, @Nullable String recipient,
			Instant at) {
		return new LetterPages(facts, language(wanted, facts), text, recipient, at);
	}

	/** Whom a letter goes to: as somebody wrote it, else as the case has it. */
	private static @Nullable String recipient(NewLetter wanted, LetterFacts facts) {
		return switch (wanted.channel()) {
			case REPLY -> null;
			case LETTER -> (wanted.recipient() != null) ? wanted.recipient() : facts.recipient();
		};
	}

	/** The same as who previews it may see it. */
	private @Nullable String seen(NewLetter wanted, LetterFacts facts, Caller caller) {
		boolean hidden = this.sights.of(caller).hides(CaseField.CONTACT, facts.complaint().restriction() != null);
		return hidden ? wanted.recipient() : recipient(wanted, facts);
	}

	/**
	 * The file of a letter to the customer of these cases, byte for byte as it was
	 * printed.
	 */
	public Mono<byte[]> printed(SiteScope scope, List<UUID> cases, UUID letter) {
		return this.transaction.run(scope, this.letters.pdf(cases, letter));
	}

	/** A reply that is to be mailed; empty if it is none, or not there any more. */
	public Mono<MailedLetter> toMail(SiteScope scope, UUID letter) {
		return this.transaction.run(scope, this.letters.toMail(letter));
	}

}
