package io.touchpoint.complaint.casework;

import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

/**
 * What becomes of a case whose customer was erased. Colleagues begin nothing new in it
 * and do not open it again; they still end what was open, as else it would stay so for
 * good. What they write of that, and what systems write, is cut at the next sweep.
 */
final class AfterErasure {

	private AfterErasure() {
	}

	/** Whether a line is still written. */
	static boolean allows(Entry line) {
		return line.actorId() == null || switch (line.kind()) {
			case PROMISE_KEPT, PROMISE_BROKEN, RECOVERY_DONE, REMEDY_DECLINED, RETURN_TOLD, ACTION_DONE, ACTION_DROPPED,
					RESTRICTION ->
				true;
			case MOVE -> line.text() == null && Status.CLOSED.name().equals(line.to());
			case MERGED, REMEDY_ASKED, REMEDY_GRANTED -> false;
			default -> line.text() == null;
		};
	}

	static ProblemException refusal() {
		return Problems.conflict("erased",
				"The customer of this case was erased: nothing new is written in it, and it is not opened again. What is open in it can still be ended.");
	}

}
