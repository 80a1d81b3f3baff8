package io.touchpoint.complaint.corrective;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.starter.event.NewEvent;

/**
 * What others are told of root causes and corrective actions: no word that a person
 * wrote.
 */
final class CorrectiveEvents {

	static final int VERSION = 1;

	private CorrectiveEvents() {
	}

	/**
	 * A root cause was found.
	 *
	 * @param code of the catalogue
	 * @param restricted whether the case is for few eyes only
	 */
	record CauseNoted(UUID complaint, CustomerType customerType, String code, boolean restricted) {
	}

	/**
	 * An action right after something happened to it.
	 *
	 * @param complaint the case that it belongs to
	 * @param ownerId the account of who does it
	 * @param dueOn by which day of the site's calendar
	 */
	record ActionSnapshot(UUID complaint, CustomerType customerType, ActionState state, String ownerId, LocalDate dueOn,
			Instant madeAt, boolean restricted, long revision) {
	}

	static NewEvent noted(Complaint complaint, String code, Instant at) {
		return new NewEvent("root-cause.noted", VERSION, complaint.site(), at, complaint.id().toString(),
				new CauseNoted(complaint.id(), complaint.matter().customerType(), code,
						complaint.restriction() != null));
	}

	/**
	 * @param line the line that tells of it in the timeline
	 */
	static NewEvent tell(CorrectiveAction action, Complaint complaint, Entry line) {
		return told(type(line.kind()), action, complaint, line.at());
	}

	/**
	 * @param what happened: beside what the timeline tells, it was {@code given} to its
	 * owner by somebody else, is {@code due-soon} or {@code overdue}
	 */
	static NewEvent told(String what, CorrectiveAction action, Complaint complaint, Instant at) {
		return new NewEvent("corrective-action." + what, VERSION, action.site(), at, action.id().toString(),
				new ActionSnapshot(action.complaint(), complaint.matter().customerType(), action.state(),
						action.plan().owner().id(), action.plan().dueOn(), action.madeAt(),
						complaint.restriction() != null, action.revision()));
	}

	private static String type(Entry.Kind kind) {
		return kind.name().substring("ACTION_".length()).toLowerCase(java.util.Locale.ROOT);
	}

}
