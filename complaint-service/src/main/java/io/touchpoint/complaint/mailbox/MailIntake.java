package io.touchpoint.complaint.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.touchpoint.complaint.casework.About;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.Classification;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Desk;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Hearing;
import io.touchpoint.complaint.casework.Intake;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.NewCase;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.mailbox.MailRepository.Kept;
import io.touchpoint.complaint.mailbox.Verdict.CaseOfMail;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Takes mails in, each once: the mail, what becomes of it and up to where the mailbox has
 * been read are one commit.
 */
@Component
class MailIntake {

	private static final Duration SPELL = Duration.ofHours(1);

	private static final Pattern REFERENCE = Pattern.compile("\\bC-\\d{4}-\\d{6,12}\\b");

	private static final int LONGEST_SUBJECT = 80;

	private final MailReader reader;

	private final MailRepository mails;

	private final ReplyAddresses addresses;

	private final Intake intake;

	private final Hearing hearing;

	private final Sites sites;

	private final SiteScopedTransaction transaction;

	private final MailboxSettings settings;

	private final MailMeters meters;

	private final Ids ids;

	private final Clock clock;

	MailIntake(MailReader reader, MailRepository mails, ReplyAddresses addresses, Intake intake, Hearing hearing,
			Sites sites, SiteScopedTransaction transaction, MailboxSettings settings, MailMeters meters, Ids ids,
			Clock clock) {
		this.reader = reader;
		this.mails = mails;
		this.addresses = addresses;
		this.intake = intake;
		this.hearing = hearing;
		this.sites = sites;
		this.transaction = transaction;
		this.settings = settings;
		this.meters = meters;
		this.ids = ids;
		this.clock = clock;
	}

	/** Takes a mail. */
	Mono<Void> take(Place place, byte[] raw) {
		return Mono.fromSupplier(() -> this.reader.read(raw)).flatMap((mail) -> take(place, mail));
	}

	/**
	 * Lays a mail that makes trouble into the tray as it is.
	 * @param size of the whole, in bytes
	 * @param raw as much of it as we have
	 * @param stays whether it is to be left alone in the mailbox
	 */
	Mono<Void> keepAsItIs(Place place, long size, byte[] raw, TrayReason reason, boolean stays) {
		return toTray(place, (raw.length == 0) ? this.reader.unread(place) : this.reader.unread(size, raw), reason,
				stays);
	}

	private Mono<Void> take(Place place, InboundMail mail) {
		return this.transaction.run(SiteScope.allSites(), facts(mail))
			.map((facts) -> Verdict.of(mail, facts, this.settings.perSender()))
			.flatMap((verdict) -> switch (verdict) {
				case Verdict.Known known -> pass(place);
				case Verdict.Reply reply -> append(place, mail, reply.to());
				case Verdict.Opening opening -> open(place, mail, opening.site());
				case Verdict.Tray tray -> toTray(place, mail, tray.reason(), false);
			})
			.onErrorResume(TakenMeanwhile.class, (other) -> pass(place));
	}

	private Mono<Verdict.Facts> facts(InboundMail mail) {
		ReplyAddresses.Addressed addressed = this.addresses.read(mail.recipients());
		String sender = (mail.sender() != null) ? mail.sender() : "";
		Mono<Verdict.Facts> fresh = Flux.fromIterable(addressed.sites())
			.concatMap((code) -> code.matches(Sites.CODE) ? this.sites.here(code) : Mono.<Site>empty())
			.collectList()
			.flatMap((found) -> this.mails.recent(sender, this.clock.instant(), SPELL)
				.flatMap((recent) -> belongsTo(mail, addressed, sender)
					.map((to) -> new Verdict.Facts(false, this.addresses.own(sender), to, addressed.sites().size(),
							found, recent))
					.switchIfEmpty(Mono.fromSupplier(() -> new Verdict.Facts(false, this.addresses.own(sender), null,
							addressed.sites().size(), found, recent)))));
		return this.mails.known(mail)
			.flatMap((known) -> known ? Mono.just(new Verdict.Facts(true, false, null, 0, List.of(), 0)) : fresh);
	}

	/**
	 * The case's own address is enough. Whoever answers a mail that we have, or quotes a
	 * reference, has to be the one whom the case is about, since both can be guessed.
	 */
	private Mono<CaseOfMail> belongsTo(InboundMail mail, ReplyAddresses.Addressed addressed, String sender) {
		Mono<CaseOfMail> byAddress = (addressed.reference() != null) ? this.mails.caseOf(addressed.reference())
				: Mono.empty();
		Matcher quoted = REFERENCE.matcher(mail.subject());
		Mono<CaseOfMail> bySubject = quoted.find() ? this.mails.caseOf(quoted.group(), sender) : Mono.empty();
		return byAddress.switchIfEmpty(Mono.defer(() -> this.mails.caseOf(mail.answered(), sender)))
			.switchIfEmpty(bySubject);
	}

	private Mono<Void> pass(Place place) {
		this.meters.count("repeated");
		return this.transaction.run(SiteScope.allSites(), this.mails.passed(place, false));
	}

	private Mono<Void> toTray(Place place, InboundMail mail, TrayReason reason, boolean stays) {
		Mono<Void> work = this.mails.known(mail)
			.flatMap((known) -> known ? Mono.just(false)
					: this.mails.add(this.ids.next(), mail, Kept.tray(reason), this.clock.instant()))
			.then(this.mails.passed(place, stays));
		return this.transaction.run(SiteScope.allSites(), work)
			.doOnSuccess((done) -> this.meters.count(reason.kind().name().toLowerCase(Locale.ROOT)));
	}

	private Mono<Void> append(Place place, InboundMail mail, CaseOfMail to) {
		SiteScope scope = SiteScope.of(to.site());
		Mono<Void> work = keep(place, mail, Kept.of(to.site(), to.id(), true))
			.then(Mono.defer(() -> this.hearing.hear(scope, to.id(), said(mail))));
		return this.transaction.run(scope, work).doOnSuccess((done) -> this.meters.count("reply"));
	}

	private Mono<Void> open(Place place, InboundMail mail, Site at) {
		return this.intake
			.receive(at.code(), (site) -> caseOf(mail, site, Desk.NOBODY), Actor.CUSTOMER, null,
					(received) -> keep(place, mail, Kept.of(received.site(), received.id(), false)))
			.doOnSuccess((done) -> this.meters.count("case"))
			.then();
	}

	private Mono<Void> keep(Place place, InboundMail mail, Kept as) {
		return this.mails.add(this.ids.next(), mail, as, this.clock.instant())
			.flatMap((fresh) -> fresh ? this.mails.passed(place, false) : Mono.error(new TakenMeanwhile()));
	}

	/**
	 * Head office says of which site a mail of the tray is, and it opens a case there.
	 * The mail says first where it belongs, in a commit of its own: if anything fails
	 * after that, it still waits.
	 */
	Mono<Complaint> assign(UUID id, String code, Desk desk, Caller by) {
		Mono<InboundMail> laid = this.sites.here(code)
			.filter(Site::open)
			.switchIfEmpty(Mono.error(() -> Problems
				.invalid(new FieldFault("site", "unknown-site", "There is no open site '" + code + "'."))))
			.flatMap((site) -> waiting(id))
			.flatMap((mail) -> this.mails.lay(id, code).thenReturn(mail));
		return this.transaction.run(SiteScope.allSites(), laid)
			.flatMap((mail) -> this.intake.receive(code, (site) -> caseOf(mail, site, desk), Actor.CUSTOMER, null,
					(received) -> this.mails.become(id, received.id(), by, this.clock.instant())
						.flatMap((mine) -> mine ? Mono.<Void>empty() : settled())));
	}

	/** Head office says that nothing is to become of a mail; it is kept. */
	Mono<Void> dismiss(UUID id, Caller by) {
		Mono<Void> work = waiting(id).flatMap((mail) -> this.mails.dismiss(id, by, this.clock.instant()))
			.flatMap((mine) -> mine ? Mono.<Void>empty() : settled());
		return this.transaction.run(SiteScope.allSites(), work);
	}

	private Mono<InboundMail> waiting(UUID id) {
		return this.mails.take(id)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("mail")))
			.flatMap((found) -> found.settled() ? settled() : Mono.just(found.mail()));
	}

	private static <T> Mono<T> settled() {
		return Mono.error(() -> Problems.conflict("already-settled",
				"Somebody has seen to this mail in the meantime; look at the list again."));
	}

	private static NewCase caseOf(InboundMail mail, Site site, Desk desk) {
		String words = said(mail);
		Classification as = new Classification(Severity.NORMAL, List.of(Cause.OTHER), CustomerType.usual(site.sector()),
				About.SERVICE, null, Formality.FORMAL);
		String subject = mail.subject().isEmpty() ? PlainText.beginning(words, LONGEST_SUBJECT) : mail.subject();
		String language = (mail.language() != null) ? mail.language() : site.languages().getFirst();
		String sender = mail.sender();
		return new NewCase(site.code(), new Matter(Channel.EMAIL, as, subject, opening(mail, words), language),
				(sender != null) ? new Contact(sender, mail.senderName()) : null, null, desk, null);
	}

	/** Of a first mail nothing is left out, as it may hand on somebody else's words. */
	private static String opening(InboundMail mail, String words) {
		return mail.words().isEmpty() ? words : mail.words();
	}

	/** What a mail says; one without words is known by what hangs on it. */
	private static String said(InboundMail mail) {
		if (!mail.answer().isEmpty() || !mail.words().isEmpty()) {
			return mail.answer().isEmpty() ? mail.words() : mail.answer();
		}
		String names = String.join(", ", mail.files().stream().map(MailFile::name).toList());
		return !names.isEmpty() ? names : !mail.subject().isEmpty() ? mail.subject() : "…";
	}

	/** Another instance has taken the same mail. */
	private static final class TakenMeanwhile extends RuntimeException {

		private static final long serialVersionUID = 1L;

		TakenMeanwhile() {
			super("The mail was taken by another instance", null, false, false);
		}

	}

}
