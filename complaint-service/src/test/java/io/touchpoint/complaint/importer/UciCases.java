package io.touchpoint.complaint.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.casework.ComplaintEvent;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.starter.importer.ImportRow.Good;

/**
 * The cases of the service desk's log as its profile reads them, for tests of others.
 */
public final class UciCases {

	private UciCases() {
	}

	/** A case and its history. */
	public record UciCase(String number, Instant receivedAt, List<Entry> entries,
			List<ComplaintEvent.Reassigned> deskChanges) {
	}

	/** The published log; a test that needs it says so where it is not there. */
	public static Path file() {
		return RealFiles.file("uci_incident_event_log_full_prefix_stripped.csv.gz");
	}

	/** Its rows by a parser of our own. */
	public static List<Map<String, String>> rows(Path file) {
		return RealFiles.rows(file);
	}

	public static List<UciCase> of(Path file, Deadlines deadlines) {
		List<UciCase> cases = new ArrayList<>();
		UciProfile profile = new UciProfile(new TakenOver(() -> new UUID(0, cases.size()), (zone, hours) -> deadlines));
		try {
			new UciFile(file, null, profile).rows((row) -> {
				Good<TakenCase> good = (Good<TakenCase>) row;
				cases.add(new UciCase(good.key(), good.thing().complaint().times().receivedAt(), good.thing().entries(),
						good.thing().deskChanges()));
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return cases;
	}

}
