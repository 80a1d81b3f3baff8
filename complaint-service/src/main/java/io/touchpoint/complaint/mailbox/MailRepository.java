package io.touchpoint.complaint.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.mailbox.Verdict.CaseOfMail;
import io.touchpoint.starter.security.Caller;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;

/**
 * Keeps mails, and where in the mailbox they were found.
 */
@Component
class MailRepository {

	/** Of two who take the same mail, the second waits for the first and adds nothing. */
	private static final String ADD = """
			INSERT INTO inbound_mail (id, site, message_id, print, taken_at, sender, sender_name, subject, words, language,
				size, raw, reason, complaint, reply)
			VALUES (:id, :site, :messageId, :print, :now, lower(:sender), :senderName, :subject, :words, :language,
				:size, :raw, :reason, :complaint, :reply)
			ON CONFLICT (message_id, print) DO NOTHING
			""";

	private static final String ADD_FILE = """
			INSERT INTO mail_file (mail, n, site, name, size, type, content, kept_back)
			VALUES (:mail, :n, :site, :name, :size, :type, :content, :keptBack)
			""";

	private static final String KNOWN = """
			SELECT EXISTS (SELECT FROM inbound_mail WHERE message_id = :messageId AND print = :print)
				OR EXISTS (SELECT FROM forgotten_mail WHERE mark = sha256(convert_to(:messageId, 'UTF8') || :print))
			""";

	private static final String RECENT = """
			SELECT count(*) FROM inbound_mail WHERE sender = lower(:sender) AND taken_at > :since AND NOT reply
			""";

	private static final String CASE_OF_REFERENCE = """
			SELECT id, site FROM complaint WHERE reference = :reference
			""";

	private static final String CASE_OF_CONTACT = """
			SELECT id, site FROM complaint WHERE reference = :reference AND lower(contact_email) = lower(:sender)
			""";

	private static final String CASE_OF_ANSWERED = """
			SELECT c.id, c.site FROM inbound_mail m JOIN complaint c ON c.id = m.complaint
			WHERE m.message_id = ANY (:answered) AND lower(c.contact_email) = lower(:sender)
			ORDER BY m.taken_at DESC LIMIT 1
			""";

	private static final String ADD_PLACE = """
			INSERT INTO mail_place (mailbox, uid_validity, uid, marked) VALUES (:mailbox, :validity, :uid, :marked)
			ON CONFLICT (mailbox, uid_validity, uid) DO UPDATE SET marked = excluded.marked, tries = NULL
				WHERE mail_place.tries IS NOT NULL
			""";

	private static final String UNFETCHED = """
			INSERT INTO mail_place AS p (mailbox, uid_validity, uid, marked, tries)
			VALUES (:mailbox, :validity, :uid, true, 1)
			ON CONFLICT (mailbox, uid_validity, uid) DO UPDATE SET tries = p.tries + 1
			RETURNING coalesce(tries, 0)
			""";

	private static final String TO_FETCH = """
			SELECT uid FROM mail_place WHERE mailbox = :mailbox AND uid_validity = :validity AND tries IS NOT NULL
			ORDER BY uid
			""";

	private static final String UNMARKED = """
			SELECT uid FROM mail_place WHERE mailbox = :mailbox AND uid_validity = :validity AND NOT marked ORDER BY uid
			""";

	private static final String MARKED = """
			UPDATE mail_place SET marked = true WHERE mailbox = :mailbox AND uid_validity = :validity AND uid = :uid
			""";

	/** Other numbers of the folder begin anew; the same ones never go back. */
	private static final String ADVANCE = """
			INSERT INTO mailbox_cursor AS c (mailbox, uid_validity, uid) VALUES (:mailbox, :validity, :uid)
			ON CONFLICT (mailbox) DO UPDATE SET uid_validity = excluded.uid_validity, tries = 0,
				uid = CASE WHEN c.uid_validity = excluded.uid_validity THEN greatest(c.uid, excluded.uid) ELSE excluded.uid END
			""";

	private static final String CURSOR = """
			SELECT uid FROM mailbox_cursor WHERE mailbox = :mailbox AND uid_validity = :validity
			""";

	private static final String FAILED = """
			INSERT INTO mailbox_cursor AS c (mailbox, uid_validity, uid, tries) VALUES (:mailbox, :validity, 0, 1)
			ON CONFLICT (mailbox) DO UPDATE SET uid_validity = excluded.uid_validity,
				uid = CASE WHEN c.uid_validity = excluded.uid_validity THEN c.uid ELSE 0 END,
				tries = CASE WHEN c.uid_validity = excluded.uid_validity THEN c.tries + 1 ELSE 1 END
			RETURNING tries
			""";

	private static final String TAKE = """
			SELECT id, message_id, print, sender, sender_name, subject, words, language, size, raw, complaint, settled_at,
				taken_at
			FROM inbound_mail WHERE id = :id FOR UPDATE
			""";

	private static final String LAY = "UPDATE inbound_mail SET site = :site WHERE id = :id";

	private static final String LAY_FILES = "UPDATE mail_file SET site = :site WHERE mail = :id";

	private static final String BECOME = """
			UPDATE inbound_mail SET complaint = :complaint, settled_at = :now, settled_by = :by, settled_by_name = :name
			WHERE id = :id AND complaint IS NULL AND settled_at IS NULL
			""";

	private static final String DISMISS = """
			UPDATE inbound_mail SET settled_at = :now, settled_by = :by, settled_by_name = :name
			WHERE id = :id AND complaint IS NULL AND settled_at IS NULL
			""";

	private final DatabaseClient database;

	MailRepository(DatabaseClient database) {
		this.database = database;
	}

	/** True if it was not kept before. */
	Mono<Boolean> add(UUID id, InboundMail mail, Kept as, Instant now) {
		Mono<Void> files = Flux.range(0, mail.files().size())
			.concatMap((n) -> addFile(id, n, as.site(), mail.files().get(n)))
			.then();
		return this.database.sql(ADD)
			.bind("id", id)
			.bind("site", text(as.site()))
			.bind("messageId", mail.messageId())
			.bind("print", mail.print())
			.bind("now", now)
			.bind("sender", text(mail.sender()))
			.bind("senderName", text(mail.senderName()))
			.bind("subject", mail.subject())
			.bind("words", mail.words())
			.bind("language", text(mail.language()))
			.bind("size", mail.size())
			.bind("raw", mail.raw())
			.bind("reason", text((as.reason() != null) ? as.reason().name() : null))
			.bind("complaint", uuid(as.complaint()))
			.bind("reply", as.reply())
			.fetch()
			.rowsUpdated()
			.flatMap((rows) -> (rows == 1) ? files.thenReturn(true) : Mono.just(false));
	}

	private Mono<Void> addFile(UUID mail, int n, @Nullable String site, MailFile file) {
		byte[] content = file.content();
		return this.database.sql(ADD_FILE)
			.bind("mail", mail)
			.bind("n", n)
			.bind("site", text(site))
			.bind("name", file.name())
			.bind("size", file.size())
			.bind("type", text(file.type()))
			.bind("content", (content != null) ? content : Parameters.in(R2dbcType.VARBINARY))
			.bind("keptBack", text((file.keptBack() != null) ? file.keptBack().name() : null))
			.then();
	}

	/** Whether it is kept, or was until its sender was forgotten. */
	Mono<Boolean> known(InboundMail mail) {
		return this.database.sql(KNOWN)
			.bind("messageId", mail.messageId())
			.bind("print", mail.print())
			.mapValue(Boolean.class)
			.one();
	}

	/** How many mails of the sender came since then that answered none of ours. */
	Mono<Long> recent(String sender, Instant now, Duration within) {
		return this.database.sql(RECENT)
			.bind("sender", sender)
			.bind("since", now.minus(within))
			.mapValue(Long.class)
			.one();
	}

	Mono<CaseOfMail> caseOf(String reference) {
		return this.database.sql(CASE_OF_REFERENCE).bind("reference", reference).map(MailRepository::caseOfMail).one();
	}

	Mono<CaseOfMail> caseOf(String reference, String sender) {
		return this.database.sql(CASE_OF_CONTACT)
			.bind("reference", reference)
			.bind("sender", sender)
			.map(MailRepository::caseOfMail)
			.one();
	}

	/** The case of the newest of those mails that the sender is the contact of. */
	Mono<CaseOfMail> caseOf(List<String> answered, String sender) {
		return this.database.sql(CASE_OF_ANSWERED)
			.bind("answered", answered.toArray(String[]::new))
			.bind("sender", sender)
			.map(MailRepository::caseOfMail)
			.one();
	}

	/**
	 * Notes where a mail was found, and that the mailbox has been read up to there.
	 * @param marked whether nothing is to be marked there any more
	 */
	Mono<Void> passed(Place place, boolean marked) {
		return at(ADD_PLACE, place).bind("marked", marked).then().then(at(ADVANCE, place).then());
	}

	/** Up to which number the folder has been read; 0 if its numbers are new. */
	Mono<Long> readUpTo(String mailbox, long uidValidity) {
		return in(CURSOR, mailbox, uidValidity).mapValue(Long.class).one().defaultIfEmpty(0L);
	}

	/**
	 * Notes that a mail could not be fetched, and goes on to those after it.
	 * @return how often it could not be by now; 0 if another has taken it meanwhile
	 */
	Mono<Integer> unfetched(Place place) {
		return at(UNFETCHED, place).mapValue(Integer.class)
			.one()
			.flatMap((tries) -> at(ADVANCE, place).then().thenReturn(tries));
	}

	/** Those that could not be fetched and are tried again. */
	Flux<Long> toFetch(String mailbox, long uidValidity) {
		return in(TO_FETCH, mailbox, uidValidity).mapValue(Long.class).all();
	}

	/** How often the next mail could not be taken by now. */
	Mono<Integer> failed(String mailbox, long uidValidity) {
		return in(FAILED, mailbox, uidValidity).mapValue(Integer.class).one();
	}

	Flux<Long> unmarked(String mailbox, long uidValidity) {
		return in(UNMARKED, mailbox, uidValidity).mapValue(Long.class).all();
	}

	Mono<Void> marked(Place place) {
		return at(MARKED, place).then();
	}

	/** A mail of the tray, locked. */
	Mono<Waiting> take(UUID id) {
		return this.database.sql(TAKE).bind("id", id).map(MailRepository::waiting).one();
	}

	/** Says of which site a mail of the tray is. */
	Mono<Void> lay(UUID id, String site) {
		return this.database.sql(LAY)
			.bind("site", site)
			.bind("id", id)
			.then()
			.then(this.database.sql(LAY_FILES).bind("site", site).bind("id", id).then());
	}

	/** True if it waited until now. */
	Mono<Boolean> become(UUID id, UUID complaint, Caller by, Instant now) {
		return settled(this.database.sql(BECOME).bind("complaint", complaint), id, by, now);
	}

	/** True if it waited until now. */
	Mono<Boolean> dismiss(UUID id, Caller by, Instant now) {
		return settled(this.database.sql(DISMISS), id, by, now);
	}

	private static Mono<Boolean> settled(GenericExecuteSpec how, UUID id, Caller by, Instant now) {
		return how.bind("now", now)
			.bind("by", by.id())
			.bind("name", by.name())
			.bind("id", id)
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	private GenericExecuteSpec in(String sql, String mailbox, long uidValidity) {
		return this.database.sql(sql).bind("mailbox", mailbox).bind("validity", uidValidity);
	}

	private GenericExecuteSpec at(String sql, Place place) {
		return in(sql, place.mailbox(), place.uidValidity()).bind("uid", place.uid());
	}

	private static CaseOfMail caseOfMail(Readable row) {
		return new CaseOfMail(need(row, "id", UUID.class), need(row, "site", String.class));
	}

	private static Waiting waiting(Readable row) {
		InboundMail mail = new InboundMail(need(row, "message_id", String.class), need(row, "print", byte[].class),
				row.get("sender", String.class), row.get("sender_name", String.class), List.of(), List.of(),
				need(row, "subject", String.class), need(row, "words", String.class), "",
				row.get("language", String.class), List.of(), null, false, need(row, "size", Long.class),
				need(row, "raw", byte[].class));
		return new Waiting(mail, need(row, "taken_at", Instant.class),
				row.get("complaint", UUID.class) != null || row.get("settled_at", Instant.class) != null);
	}

	static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

	private static Object text(@Nullable String value) {
		return (value != null) ? value : Parameters.in(R2dbcType.VARCHAR);
	}

	private static Object uuid(@Nullable UUID value) {
		return (value != null) ? value : Parameters.in(UUID.class);
	}

	/**
	 * As what a mail is kept.
	 *
	 * @param site none while nobody knows
	 * @param reason why it waits in the tray; null if it belongs to a case
	 * @param reply whether it goes on with its case, and did not open it
	 */
	record Kept(@Nullable String site, @Nullable TrayReason reason, @Nullable UUID complaint, boolean reply) {

		static Kept tray(TrayReason reason) {
			return new Kept(null, reason, null, false);
		}

		static Kept of(String site, UUID complaint, boolean reply) {
			return new Kept(site, null, complaint, reply);
		}

	}

	/** A mail of the tray, and whether something became of it already. */
	record Waiting(InboundMail mail, Instant takenAt, boolean settled) {
	}

}
