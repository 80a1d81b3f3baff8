package io.touchpoint.complaint.importer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.touchpoint.complaint.casework.About;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.Settlement;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.casework.Times;
import io.touchpoint.complaint.importer.CsvFile.Row;
import io.touchpoint.starter.importer.ImportRow.Good;
import io.touchpoint.starter.importer.NewSite;
import io.touchpoint.starter.importer.RefusedRow;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Service requests of New York's 311; each community board is a site of its borough.
 * Times are New York's wall clock: one that the clocks skip in spring counts from the
 * other side of the gap, one that comes twice in autumn is the first. Nothing tells when
 * a request was acknowledged, so whether that was timely stays undecided.
 */
@Component
class Nyc311Profile implements CsvFile.Kind {

	private static final List<String> COLUMNS = List.of("Unique Key", "Created Date", "Closed Date", "Agency Name",
			"Complaint Type", "Descriptor", "Location Type", "Status", "Resolution Action Updated Date",
			"Community Board", "Borough");

	private static final ZoneId ZONE = ZoneId.of("America/New_York");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M/d/uuuu H:mm", Locale.ROOT);

	private static final Pattern NO_SLUG = Pattern.compile("[^a-z0-9]+");

	private static final String SITE = "nyc-";

	private final TakenOver takenOver;

	Nyc311Profile(TakenOver takenOver) {
		this.takenOver = takenOver;
	}

	@Override
	public String code() {
		return "nyc311";
	}

	@Override
	public List<String> columns() {
		return COLUMNS;
	}

	@Override
	public Optional<String> siteOf(Row row) {
		return Optional.of(siteOf(row.get("Community Board"))).filter((site) -> !SITE.equals(site));
	}

	/** The code holds board and borough, as in {@code nyc-05-staten-island}. */
	@Override
	public NewSite site(String code) {
		String board = code.substring(SITE.length());
		int gap = board.indexOf('-');
		String borough = (gap > 0) ? board.substring(gap + 1) : board;
		return new NewSite(code, "Community Board " + words(board), new NewSite.Region(SITE + borough, words(borough)),
				"public", "nyc-board", ZONE.getId(), List.of("en", "es"), NewSite.Contact.NONE);
	}

	@Override
	public Good<TakenCase> read(Row row) {
		String site = siteOf(row.need("Community Board"));
		String by = row.need("Agency Name");
		Instant created = need("Created Date", row);
		Instant closed = time("Closed Date", row);
		if (closed != null && closed.isBefore(created)) {
			throw new RefusedRow("'Closed Date' lies before 'Created Date'");
		}
		Status status = status(row, closed);
		Complaint complaint = this.takenOver.received(site, matter(row), null, "NYC 311", created, ZONE).complaint();
		Times times = complaint.times();
		Complaint told = complaint.asTold(status, Settlement.NONE,
				new Times(created, null, times.acknowledgeBy(), times.resolveBy(), null, null, closed, closed), null)
			.atRevision(2);
		return new Good<>(row.line(), row.letters(), site, row.need("Unique Key"), new TakenCase(told,
				entries(row, by, created, closed), List.of(), List.of(), (closed != null) ? closed : created));
	}

	private static String siteOf(String board) {
		return SITE + NO_SLUG.matcher(board.toLowerCase(Locale.ROOT)).replaceAll("-");
	}

	private static List<Entry> entries(Row row, String by, Instant created, @Nullable Instant closed) {
		Actor agency = Actor.named(by);
		List<Entry> entries = new ArrayList<>();
		entries.add(Entry.by(agency, created, Entry.Kind.MOVE, null, Status.RECEIVED.name(),
				Status.INVESTIGATING.name(), false));
		Instant updated = time("Resolution Action Updated Date", row);
		if (updated != null) {
			entries.add(Entry.note(updated, agency, "Resolution action updated", false));
		}
		if (closed != null) {
			entries.add(Entry.by(agency, closed, Entry.Kind.MOVE, null, Status.INVESTIGATING.name(),
					Status.CLOSED.name(), false));
		}
		return List.copyOf(entries);
	}

	private static Status status(Row row, @Nullable Instant closed) {
		return switch (row.need("Status")) {
			case "Closed" -> {
				if (closed == null) {
					throw new RefusedRow("'Closed Date' is missing on a closed request");
				}
				yield Status.CLOSED;
			}
			case "In Progress", "Open", "Pending", "Assigned", "Started" -> {
				if (closed != null) {
					throw new RefusedRow("'Closed Date' stands on an open request");
				}
				yield Status.INVESTIGATING;
			}
			default -> throw new RefusedRow("'Status' " + row.get("Status") + " is not known");
		};
	}

	private static Matter matter(Row row) {
		String type = row.need("Complaint Type");
		Cause cause = (type.startsWith("Unsanitary") || type.equals("Dead Animal")) ? Cause.POOR_APPEARANCE
				: Cause.OTHER;
		String subject = row.get("Descriptor").isEmpty() ? type : type + ": " + row.get("Descriptor");
		return new Matter(Channel.IMPORT, TakenOver.filed(cause, About.SERVICE), TakenOver.within(200, subject),
				String.join("\n",
						TakenOver.nonEmpty("Type: " + type, "Descriptor: " + row.get("Descriptor"),
								"Location type: " + row.get("Location Type"), "Agency: " + row.get("Agency Name"))),
				"en");
	}

	private static Instant need(String column, Row row) {
		Instant time = time(column, row);
		if (time == null) {
			throw new RefusedRow("'" + column + "' is missing");
		}
		return time;
	}

	static @Nullable Instant time(String column, Row row) {
		String text = row.get(column);
		return text.isEmpty() ? null : newYork(column, text);
	}

	static Instant newYork(String column, String text) {
		try {
			return LocalDateTime.parse(text, TIME).atZone(ZONE).toInstant();
		}
		catch (DateTimeException ex) {
			throw new RefusedRow("'" + column + "' " + text + " is not a time like 3/14/2025 1:20");
		}
	}

	private static String words(String slug) {
		return Arrays.stream(slug.split("-"))
			.filter((word) -> !word.isEmpty())
			.map((word) -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
			.collect(Collectors.joining(" "));
	}

}
