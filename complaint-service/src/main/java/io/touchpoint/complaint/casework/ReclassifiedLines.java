package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.touchpoint.complaint.casework.ComplaintEvent.Reclassified;
import io.touchpoint.complaint.casework.Entry.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a new classification writes: one for each thing that is another one now,
 * in codes, and one for the deadline if it moved.
 */
final class ReclassifiedLines {

	private final List<Entry> lines = new ArrayList<>();

	private final Reclassified event;

	private ReclassifiedLines(Reclassified event) {
		this.event = event;
	}

	static List<Entry> of(Reclassified event) {
		ReclassifiedLines all = new ReclassifiedLines(event);
		Classification from = event.from();
		Classification to = event.to();
		all.line(Kind.SEVERITY, from.severity().name(), to.severity().name());
		all.line(Kind.CAUSES, codes(from.causes()), codes(to.causes()));
		all.line(Kind.CUSTOMER_TYPE, from.customerType().name(), to.customerType().name());
		all.line(Kind.ABOUT, from.about().name(), to.about().name());
		all.line(Kind.AREA, code(from.area()), code(to.area()));
		all.line(Kind.FORMALITY, from.formality().name(), to.formality().name());
		Instant before = event.dueBefore();
		Instant after = event.dueAfter();
		if (before != null && after != null) {
			all.line(Kind.DEADLINE, before.toString(), after.toString());
		}
		return List.copyOf(all.lines);
	}

	private void line(Kind kind, @Nullable String from, @Nullable String to) {
		if (!Objects.equals(from, to)) {
			this.lines.add(Entry.by(this.event.by(), this.event.at(), kind, null, from, to, false));
		}
	}

	private static @Nullable String code(@Nullable MonitoredArea area) {
		return (area != null) ? area.name() : null;
	}

	private static String codes(List<Cause> causes) {
		return causes.stream().map(Enum::name).collect(Collectors.joining(","));
	}

}
