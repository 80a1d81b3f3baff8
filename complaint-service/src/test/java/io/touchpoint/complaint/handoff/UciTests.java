package io.touchpoint.complaint.handoff;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.handoff.Happening.Handed;
import io.touchpoint.complaint.handoff.Happening.Moved;
import io.touchpoint.complaint.handoff.Happening.Worked;
import io.touchpoint.complaint.importer.UciCases;
import io.touchpoint.complaint.importer.UciCases.UciCase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The log of a service desk with 24,918 cases: what is made of it equals what is counted
 * in the file row by row, without any of the code above.
 */
class UciTests {

	private static final Instant NOW = Instant.parse("2017-12-31T00:00:00Z");

	/** Hand-offs, reopenings and seconds of a case. */
	private record Counted(int handOffs, int reopened, long active, long dead, long waiting) {
	}

	@Test
	void handOffsReopeningsAndTimesOfEveryCaseAreThoseOfTheFile() {
		Path file = UciCases.file();
		Map<String, Counted> split = new LinkedHashMap<>();
		for (UciCase one : UciCases.of(file, new SplitTests.AlwaysOpen())) {
			Cycle cycle = Split.of(one.receivedAt(), history(one), null, NOW, new SplitTests.AlwaysOpen());
			assertThat(cycle.closedSeconds()).isZero();
			split.put(one.number(), new Counted(cycle.handOffs().size(), cycle.reopened(), cycle.activeSeconds(),
					cycle.deadSeconds(), cycle.waitingSeconds()));
		}
		Map<String, Counted> counted = independently(UciCases.rows(file));
		assertThat(counted).hasSize(24_918);
		assertThat(counted.values().stream().mapToInt(Counted::reopened).sum()).isEqualTo(331);
		assertThat(counted.values().stream().mapToInt(Counted::handOffs).sum()).isGreaterThan(10_000);
		assertThat(split).isEqualTo(counted);
	}

	private static List<Happening> history(UciCase one) {
		List<Happening> history = new ArrayList<>();
		int next = 0;
		for (Entry entry : one.entries()) {
			Actor by = new Actor(entry.actorId(), entry.actor());
			while (next < one.deskChanges().size() && one.deskChanges().get(next).at().isBefore(entry.at())) {
				next = handed(one, next, history);
			}
			switch (entry.kind()) {
				case MOVE ->
					history.add(new Moved(entry.at(), by, Status.valueOf(entry.from()), Status.valueOf(entry.to())));
				case NOTE -> history.add(new Worked(entry.at(), by));
				default -> assertThat(entry.kind()).isEqualTo(Entry.Kind.UNIT);
			}
		}
		while (next < one.deskChanges().size()) {
			next = handed(one, next, history);
		}
		return history;
	}

	private static int handed(UciCase one, int index, List<Happening> history) {
		var change = one.deskChanges().get(index);
		history.add(new Handed(change.at(), change.by(), change.from(), change.to()));
		return index + 1;
	}

	private static Map<String, Counted> independently(List<Map<String, String>> rows) {
		Map<String, Counted> counted = new LinkedHashMap<>();
		Count count = null;
		for (Map<String, String> row : rows) {
			if (count == null || !count.number.equals(row.get("number"))) {
				if (count != null) {
					counted.put(count.number, count.end());
				}
				count = new Count(row);
			}
			count.take(row);
		}
		counted.put(count.number, count.end());
		return counted;
	}

	/** Counts the rows of a case. */
	private static final class Count {

		private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d/M/yyyy HH:mm");

		private final String number;

		private final long[] seconds = new long[3];

		private long at;

		private String state = "New";

		private String group;

		private String handedBy;

		private int handOffs;

		private int reopened;

		Count(Map<String, String> row) {
			this.number = row.get("number");
			this.at = time(row.get("opened_at"));
		}

		void take(Map<String, String> row) {
			passUntil(time(row.get("sys_updated_at")));
			String who = row.get("sys_updated_by");
			if (this.handedBy != null && !this.handedBy.equals(who)) {
				this.handedBy = null;
			}
			boolean before = ended();
			this.state = row.get("ident_state");
			if (before && !ended()) {
				this.reopened++;
			}
			if (!before && ended()) {
				this.handedBy = null;
			}
			String told = row.get("assignment_group");
			if (!told.equals("?") && !told.equals(this.group)) {
				if (this.group != null) {
					this.handOffs++;
					this.handedBy = who;
				}
				this.group = told;
			}
		}

		private boolean ended() {
			return this.state.equals("Resolved") || this.state.equals("Closed");
		}

		private void passUntil(long until) {
			long passed = Math.max(0, until - this.at);
			this.at += passed;
			if (!ended()) {
				this.seconds[this.state.equals("Awaiting User Info") ? 2 : (this.handedBy != null) ? 1 : 0] += passed;
			}
		}

		Counted end() {
			passUntil(NOW.getEpochSecond());
			return new Counted(this.handOffs, this.reopened, this.seconds[0], this.seconds[1], this.seconds[2]);
		}

		private static long time(String text) {
			return LocalDateTime.parse(text, TIME).toEpochSecond(ZoneOffset.UTC);
		}

	}

}
