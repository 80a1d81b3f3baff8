package io.touchpoint.complaint.mailbox;

/**
 * Why a mail waits in the tray.
 */
enum TrayReason {

	/** It names no site. */
	NO_SITE(Kind.TO_ASSIGN),

	/** It names a site that there is not. */
	UNKNOWN_SITE(Kind.TO_ASSIGN),

	/** Its site has closed. */
	CLOSED_SITE(Kind.TO_ASSIGN),

	/** It was sent to several sites. */
	SEVERAL_SITES(Kind.TO_ASSIGN),

	/** Nobody stands as its sender, or several do. */
	NO_SENDER(Kind.TO_ASSIGN),

	/** It says nothing and nothing hangs on it. */
	EMPTY(Kind.TO_ASSIGN),

	/** Its sender sent many within an hour. */
	TOO_MANY(Kind.TO_ASSIGN),

	/** It is no mail that can be read. */
	UNREADABLE(Kind.TO_ASSIGN),

	/** It is larger than what is taken; the whole of it is in the mailbox only. */
	TOO_LARGE(Kind.TO_ASSIGN),

	/** A robot answered, as during somebody's holidays. */
	AUTO_REPLY(Kind.NOT_TAKEN),

	/** It says that another mail did not arrive. */
	BOUNCE(Kind.NOT_TAKEN),

	/** It was sent to many. */
	LIST(Kind.NOT_TAKEN),

	/** We sent it ourselves. */
	OWN_MAIL(Kind.NOT_TAKEN);

	private final Kind kind;

	TrayReason(Kind kind) {
		this.kind = kind;
	}

	Kind kind() {
		return this.kind;
	}

	/** What is to be done with it. */
	enum Kind {

		/** Somebody has to say where it belongs. */
		TO_ASSIGN,

		/** Nobody waits for an answer. */
		NOT_TAKEN

	}

}
