package io.touchpoint.complaint.importer;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.touchpoint.complaint.casework.About;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.Classification;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.ComplaintEvent.Reassigned;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.complaint.casework.Desk;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.Settlement;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.casework.Times;
import io.touchpoint.starter.importer.ImportProfile;
import io.touchpoint.starter.importer.ImportSource;
import io.touchpoint.starter.importer.KnownSites;
import io.touchpoint.starter.importer.NewSite;
import io.touchpoint.starter.importer.RefusedRow;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The event log of an IT service desk that the University of California, Irvine, keeps:
 * one row an update, several a case, those of a case in a row and in order.
 * <ul>
 * <li>The location of the last row is the site; an assignment group is a unit.</li>
 * <li>{@code ?} means that a row does not tell: the group stays what it was.</li>
 * <li>Times are of whole minutes, in no zone that the file names, and are read as UTC. A
 * time before the one above it counts as that one, and a microsecond a row keeps the
 * order.</li>
 * <li>Each update is something that somebody did, a move where the state changes. Waiting
 * for a vendor, a problem or evidence is work of the desk.</li>
 * </ul>
 */
@Component
class UciProfile implements ImportProfile<TakenCase> {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d/M/uuuu H:mm", Locale.ROOT);

	private static final String UNKNOWN = "?";

	private static final String SITE = "uci-location-";

	private final TakenOver takenOver;

	UciProfile(TakenOver takenOver) {
		this.takenOver = takenOver;
	}

	@Override
	public String code() {
		return "uci";
	}

	@Override
	public ImportSource<TakenCase> open(Path file, KnownSites sites) {
		return new UciFile(file, sites, this);
	}

	static String siteOf(UciRow last) {
		return SITE + (last.location().equals(UNKNOWN) ? "unknown" : last.location());
	}

	static NewSite site(String code) {
		return new NewSite(code, "Location " + code.substring(SITE.length()), new NewSite.Region("uci", "UCI"), "other",
				"service-desk", "UTC", List.of("en"), NewSite.Contact.NONE);
	}

	TakenCase live(List<UciRow> rows) {
		UciRow first = rows.getFirst();
		Instant opened = time("opened_at", first.openedAt());
		Life life = new Life(this.takenOver
			.received(siteOf(rows.getLast()), matter(first), null, "Service desk", opened, ZoneOffset.UTC)
			.complaint(), opened);
		rows.forEach(life::goOn);
		return life.taken();
	}

	private static Matter matter(UciRow row) {
		Severity severity = switch (row.priority()) {
			case "1" -> Severity.CRITICAL;
			case "2" -> Severity.HIGH;
			case "4" -> Severity.LOW;
			default -> Severity.NORMAL;
		};
		return new Matter(Channel.IMPORT,
				new Classification(severity, List.of(Cause.OTHER), CustomerType.COLLEAGUE, About.SERVICE, null,
						Formality.INFORMAL),
				"Incident " + row.number(), "Category " + row.category() + ", symptom " + row.symptom(), "en");
	}

	private static Instant time(String column, String text) {
		try {
			return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
		}
		catch (DateTimeException ex) {
			throw new RefusedRow("'" + column + "' " + text + " is not a time like 29/2/2016 01:16");
		}
	}

	private static Status status(String state) {
		return switch (state) {
			case "New" -> Status.RECEIVED;
			case "Active", "Awaiting Problem", "Awaiting Vendor", "Awaiting Evidence", "-100" -> Status.INVESTIGATING;
			case "Awaiting User Info" -> Status.WAITING_FOR_CUSTOMER;
			case "Resolved" -> Status.RESOLVED;
			case "Closed" -> Status.CLOSED;
			default -> throw new RefusedRow("'ident_state' " + state + " is not known");
		};
	}

	/** A case while its rows are gone through. */
	private static final class Life {

		private final List<Entry> entries = new ArrayList<>();

		private final List<Reassigned> deskChanges = new ArrayList<>();

		private Complaint complaint;

		private Status status = Status.RECEIVED;

		private Instant minute;

		private Instant at;

		private @Nullable Instant resolvedAt;

		private @Nullable Instant closedAt;

		private int row;

		Life(Complaint complaint, Instant opened) {
			this.complaint = complaint;
			this.minute = opened;
			this.at = opened;
		}

		void goOn(UciRow said) {
			Instant updated = time("sys_updated_at", said.updatedAt());
			this.minute = updated.isAfter(this.minute) ? updated : this.minute;
			this.at = this.minute.plus(++this.row, ChronoUnit.MICROS);
			Actor by = Actor.named("Person " + said.updatedBy());
			Status to = status(said.state());
			if (to == this.status) {
				this.entries.add(Entry.note(this.at, by, "Updated", false));
			}
			else {
				if (to.open() && !this.status.open()) {
					move(by, Status.REOPENED);
				}
				move(by, to);
			}
			if (!said.group().equals(UNKNOWN)) {
				hand(this.complaint.hand(new Desk("group-" + said.group(), null), null, by, this.at));
			}
		}

		private void move(Actor by, Status to) {
			this.entries.add(Entry.by(by, this.at, Entry.Kind.MOVE, null, this.status.name(), to.name(), false));
			this.resolvedAt = to.open() ? null : (this.resolvedAt != null) ? this.resolvedAt : this.at;
			this.closedAt = (to == Status.CLOSED) ? this.at : null;
			this.status = to;
		}

		private void hand(Accepted handed) {
			this.entries.addAll(handed.entries());
			this.deskChanges.addAll(handed.deskChanges());
			this.complaint = handed.complaint();
		}

		TakenCase taken() {
			Times times = this.complaint.times();
			Complaint told = this.complaint.asTold(this.status, Settlement.NONE, new Times(times.receivedAt(), null,
					times.acknowledgeBy(), times.resolveBy(), null, null, this.resolvedAt, this.closedAt), null);
			return new TakenCase(told.atRevision(1L + this.row), List.copyOf(this.entries),
					List.copyOf(this.deskChanges), List.of(), this.at);
		}

	}

}
