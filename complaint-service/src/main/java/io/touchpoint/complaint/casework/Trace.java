package io.touchpoint.complaint.casework;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One thing to be written down for good, without a personal word of its own: of what was
 * said, the trail keeps a hash, in a case under the key of that case.
 *
 * @param complaint the case that it happened to; null if it is about several, and then
 * the content has ids and no words of people
 * @param kind the type of an event, {@code line.} and the sort of a timeline's line,
 * {@code look}, {@code deadlines} or {@code imported}
 * @param actor the account of who did it; {@code customer} or {@code clock}; null if it
 * is nobody that the platform knows
 * @param content what was said, in one form for good
 */
public record Trace(Instant at, @Nullable UUID complaint, String kind, @Nullable String actor, byte[] content) {

	private static final String SEPARATOR = "\u001f";

	/** What a decision wrote: each of its steps, and each line of the timeline. */
	static List<Trace> of(UUID complaint, List<Decision.Step> steps, List<Entry> entries) {
		List<Trace> traces = new ArrayList<>();
		steps.forEach((step) -> traces.add(new Trace(step.event().at(), complaint, Snapshot.tell(step).type(),
				actor(step.event().by().id(), step.event().by().name()), bytes(Snapshot.of(step.after()).toString()))));
		entries.forEach((entry) -> traces.add(of(complaint, entry)));
		return traces;
	}

	/** The deadlines of a case are others, and no line of its timeline tells it. */
	static Trace moved(Complaint after, Instant at) {
		return new Trace(at, after.id(), "deadlines", actor(null, Actor.CLOCK.name()),
				bytes(Snapshot.of(after).toString()));
	}

	/** The case whose key hides what was said; null if nothing was that needs it. */
	public @Nullable UUID keyedBy() {
		return (this.content.length > 0) ? this.complaint : null;
	}

	private static Trace of(UUID complaint, Entry entry) {
		return new Trace(entry.at(), complaint, "line." + entry.kind().name(), actor(entry.actorId(), entry.actor()),
				bytes(String.join(SEPARATOR, said(entry.text()), said(entry.from()), said(entry.to()),
						String.valueOf(entry.visibleToCustomer()))));
	}

	private static @Nullable String actor(@Nullable String id, String name) {
		if (id != null) {
			return id;
		}
		return name.equals(Actor.CUSTOMER.name()) ? "customer" : name.equals(Actor.CLOCK.name()) ? "clock" : null;
	}

	private static String said(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
