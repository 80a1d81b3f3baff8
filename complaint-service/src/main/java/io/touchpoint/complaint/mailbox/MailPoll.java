package io.touchpoint.complaint.mailbox;

import java.util.Objects;

import io.touchpoint.complaint.mailbox.Mailbox.Mail;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import jakarta.mail.FolderClosedException;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Looks into the mailbox once, on a thread of its own. A mail is kept first and marked
 * there after that; what was kept and not marked is marked the next time.
 */
class MailPoll {

	private static final Logger logger = LoggerFactory.getLogger(MailPoll.class);

	private static final byte[] NOTHING = new byte[0];

	private final Mailbox.Door door;

	private final MailIntake intake;

	private final MailRepository mails;

	private final SiteScopedTransaction transaction;

	private final MailboxSettings settings;

	private final MailMeters meters;

	MailPoll(Mailbox.Door door, MailIntake intake, MailRepository mails, SiteScopedTransaction transaction,
			MailboxSettings settings, MailMeters meters) {
		this.door = door;
		this.intake = intake;
		this.mails = mails;
		this.transaction = transaction;
		this.settings = settings;
		this.meters = meters;
	}

	/** What fails waits for the next time. */
	void run() {
		try (Mailbox mailbox = this.door.open()) {
			read(mailbox);
		}
		catch (MessagingException ex) {
			this.meters.count("failed");
			logger.warn("The mailbox {} cannot be read: {}", this.settings.name(), ex.getMessage());
		}
	}

	private void read(Mailbox mailbox) throws MessagingException {
		long validity = mailbox.uidValidity();
		String name = this.settings.name();
		for (long uid : await(
				this.transaction.list(SiteScope.allSites(), this.mails.unmarked(name, validity)).collectList())) {
			mark(mailbox, new Place(name, validity, uid));
		}
		long last = await(this.transaction.run(SiteScope.allSites(), this.mails.readUpTo(name, validity)));
		for (long uid : mailbox.after(last, this.settings.most())) {
			if (!take(mailbox, new Place(name, validity, uid))) {
				return;
			}
		}
		// Last, since one at which the connection ends would keep the others waiting.
		for (long uid : await(
				this.transaction.list(SiteScope.allSites(), this.mails.toFetch(name, validity)).collectList())) {
			if (uid <= last && !take(mailbox, new Place(name, validity, uid))) {
				return;
			}
		}
	}

	/**
	 * False if the mail could not be taken yet: those after it wait, so that the order
	 * stays. For one that cannot be fetched nobody waits.
	 */
	private boolean take(Mailbox mailbox, Place place) throws MessagingException {
		Mail mail = null;
		try {
			mail = mailbox.read(place.uid());
			if (mail == null || !mail.whole()) {
				return stays(place, mail);
			}
			done(this.intake.take(place, mail.raw()));
		}
		catch (MessagingException ex) {
			unfetched(place, ex);
			return true;
		}
		catch (RuntimeException ex) {
			int tries = await(this.transaction.run(SiteScope.allSites(),
					this.mails.failed(place.mailbox(), place.uidValidity())));
			this.meters.count("failed");
			logger.warn("The mail {} of {} cannot be taken ({} of {} tries)", place.uid(), place.mailbox(), tries,
					this.settings.tries(), ex);
			if (tries < this.settings.tries()) {
				return false;
			}
			done(this.intake.keepAsItIs(place, (mail != null) ? mail.size() : 0, (mail != null) ? mail.raw() : NOTHING,
					TrayReason.UNREADABLE, mail == null));
			return true;
		}
		mark(mailbox, place);
		return true;
	}

	private void unfetched(Place place, MessagingException failure) throws MessagingException {
		int tries = await(this.transaction.run(SiteScope.allSites(), this.mails.unfetched(place)));
		this.meters.count("failed");
		logger.warn("The mail {} of {} cannot be fetched ({} of {} tries)", place.uid(), place.mailbox(), tries,
				this.settings.tries(), failure);
		if (tries >= this.settings.tries()) {
			done(this.intake.keepAsItIs(place, 0, NOTHING, TrayReason.UNREADABLE, true));
		}
		if (failure instanceof FolderClosedException) {
			throw failure;
		}
	}

	/** A mail that is gone, or too large: it is left alone in the mailbox. */
	private boolean stays(Place place, @Nullable Mail mail) {
		done((mail == null) ? this.transaction.run(SiteScope.allSites(), this.mails.passed(place, true))
				: this.intake.keepAsItIs(place, mail.size(), mail.raw(), TrayReason.TOO_LARGE, true));
		return true;
	}

	private void mark(Mailbox mailbox, Place place) throws MessagingException {
		mailbox.done(place.uid());
		done(this.transaction.run(SiteScope.allSites(), this.mails.marked(place)));
	}

	/** The thread has nothing else to do. */
	private <T> T await(Mono<T> work) {
		return Objects.requireNonNull(work.timeout(this.settings.keepTimeout()).toFuture().join());
	}

	private void done(Mono<Void> work) {
		work.timeout(this.settings.keepTimeout()).toFuture().join();
	}

}
