package io.touchpoint.complaint.mailbox;

import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a mail.
 */
sealed interface Verdict {

	/** It was taken before. */
	record Known() implements Verdict {
	}

	/** It belongs to a case. */
	record Reply(CaseOfMail to) implements Verdict {
	}

	/** It opens a case. */
	record Opening(Site site) implements Verdict {
	}

	/** It waits for head office. */
	record Tray(TrayReason reason) implements Verdict {
	}

	/** The case that a mail belongs to. */
	record CaseOfMail(UUID id, String site) {
	}

	/**
	 * What is known beside the mail itself.
	 *
	 * @param known whether it was taken before
	 * @param own whether it is from the mailbox itself
	 * @param belongsTo the case that it answers
	 * @param sitesNamed how many sites its addresses name, whether they are there or not
	 * @param sites those that are there
	 * @param recent how many mails of its sender came within the hour
	 */
	record Facts(boolean known, boolean own, @Nullable CaseOfMail belongsTo, int sitesNamed, List<Site> sites,
			long recent) {
	}

	/**
	 * Decides, and touches nothing.
	 * @param perSender how many mails of one sender may open a case within an hour
	 */
	static Verdict of(InboundMail mail, Facts facts, int perSender) {
		if (facts.known()) {
			return new Known();
		}
		TrayReason robot = mail.robot();
		if (mail.broken() || robot != null || facts.own() || mail.sender() == null || mail.empty()) {
			return new Tray(mail.broken() ? TrayReason.UNREADABLE : (robot != null) ? robot : facts.own()
					? TrayReason.OWN_MAIL : (mail.sender() == null) ? TrayReason.NO_SENDER : TrayReason.EMPTY);
		}
		CaseOfMail belongsTo = facts.belongsTo();
		return (belongsTo != null) ? new Reply(belongsTo)
				: (facts.recent() >= perSender) ? new Tray(TrayReason.TOO_MANY) : bySite(facts);
	}

	private static Verdict bySite(Facts facts) {
		if (facts.sites().size() > 1) {
			return new Tray(TrayReason.SEVERAL_SITES);
		}
		if (facts.sites().isEmpty()) {
			return new Tray((facts.sitesNamed() == 0) ? TrayReason.NO_SITE : TrayReason.UNKNOWN_SITE);
		}
		Site site = facts.sites().getFirst();
		return site.open() ? new Opening(site) : new Tray(TrayReason.CLOSED_SITE);
	}

}
