package io.touchpoint.complaint.importer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Classification;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.ComplaintEvent;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Decision;
import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.complaint.casework.Decision.Rejected;
import io.touchpoint.complaint.casework.Desk;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.FormerEnd;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.Move;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.casework.Settlement;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.importer.TouchpointLine.Happening;
import io.touchpoint.complaint.importer.TouchpointLine.Kind;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.importer.ImportProfile;
import io.touchpoint.starter.importer.ImportRow.Good;
import io.touchpoint.starter.importer.ImportSource;
import io.touchpoint.starter.importer.KnownSites;
import io.touchpoint.starter.importer.LineFile;
import io.touchpoint.starter.importer.RefusedRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Our own format. Each line's history is lived through again, by the same decisions that
 * staff's moves go through: what they would be refused, the line is refused for.
 */
@Component
class TouchpointProfile implements ImportProfile<TakenCase> {

	private static final JsonMapper JSON = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private static final String MEMBERS = "id, site, channel, customerType, severity, causes, about, subject, "
			+ "description and receivedAt";

	private final TakenOver takenOver;

	private final Clock clock;

	TouchpointProfile(TakenOver takenOver, Clock clock) {
		this.takenOver = takenOver;
		this.clock = clock;
	}

	@Override
	public String code() {
		return "touchpoint-complaints";
	}

	@Override
	public ImportSource<TakenCase> open(Path file, KnownSites sites) {
		Instant now = this.clock.instant();
		return new LineFile<>(file, code(), MEMBERS, (line, text) -> read(line, text, sites, now));
	}

	private Good<TakenCase> read(long line, String text, KnownSites sites, Instant now) {
		try {
			TouchpointLine said = JSON.readValue(text, TouchpointLine.class);
			String site = need("site", said.site());
			ZoneId zone = sites.zone(site);
			if (zone == null) {
				throw new RefusedRow("unknown site " + site);
			}
			return new Good<>(line, text.length(), site, id(said), live(said, site, zone, now));
		}
		catch (DateTimeException | ArithmeticException ex) {
			throw new RefusedRow("has a time that cannot be: " + ex.getMessage());
		}
		catch (JacksonException ex) {
			throw new RefusedRow("is not a JSON object of the expected shape: " + ex.getOriginalMessage());
		}
	}

	private static String id(TouchpointLine said) {
		String id = need("id", said.id());
		if (id.length() > 64) {
			throw new RefusedRow("'id' has more than 64 characters");
		}
		return id;
	}

	private TakenCase live(TouchpointLine said, String site, ZoneId zone, Instant now) {
		Instant received = need("receivedAt", said.receivedAt()).truncatedTo(ChronoUnit.MICROS);
		if (received.isAfter(now)) {
			throw new RefusedRow("'receivedAt' lies in the future");
		}
		Deadlines deadlines = this.takenOver.deadlines(zone);
		Life life = new Life(
				this.takenOver.received(site, matter(said), contact(said), Actor.CUSTOMER.name(), received, zone)
					.complaint(),
				Life.unit("unit", said.unit()), Boolean.TRUE.equals(said.onTheSpot()), received, deadlines);
		for (Happening happening : (said.history() != null) ? said.history() : List.<Happening>of()) {
			life.goesOn(need("history[]", happening), now);
		}
		life.endsAt(now);
		return new TakenCase(life.complaint(), List.copyOf(life.entries), List.copyOf(life.deskChanges),
				List.copyOf(life.formerEnds), life.at);
	}

	private static Matter matter(TouchpointLine said) {
		List<io.touchpoint.complaint.casework.Cause> causes = need("causes", said.causes());
		if (causes.isEmpty() || causes.stream().anyMatch(Objects::isNull)) {
			throw new RefusedRow("'causes' is empty or has an entry that is none");
		}
		String language = PlainText.of(said.language());
		if (!language.isEmpty() && !language.matches(Matter.LANGUAGE)) {
			throw new RefusedRow("'language' is not a language tag like en or pt-BR");
		}
		Classification as = new Classification(need("severity", said.severity()), causes,
				need("customerType", said.customerType()), need("about", said.about()), said.area(),
				(said.formality() != null) ? said.formality() : Formality.usual(Boolean.TRUE.equals(said.onTheSpot())));
		return new Matter(need("channel", said.channel()), as, text("subject", 200, said.subject()),
				text("description", 4000, said.description()), language.isEmpty() ? "en" : language);
	}

	private static @Nullable Contact contact(TouchpointLine said) {
		return (said.contact() == null) ? null
				: new Contact(text("contact.email", 254, said.contact().email()),
						(PlainText.orNull(said.contact().name()) != null)
								? text("contact.name", 200, said.contact().name()) : null);
	}

	private static String text(String field, int most, @Nullable String text) {
		String plain = PlainText.of(text);
		if (plain.isEmpty() || plain.length() > most) {
			throw new RefusedRow("'" + field + "' " + (plain.isEmpty() ? "is missing" : "is longer than " + most));
		}
		return plain;
	}

	private static <T> T need(String field, @Nullable T value) {
		if (value == null) {
			throw new RefusedRow("'" + field + "' is missing");
		}
		return value;
	}

	/** A case while its history is lived through. */
	private static final class Life {

		private final boolean onTheSpot;

		private final Deadlines deadlines;

		private final List<Entry> entries = new ArrayList<>();

		private final List<ComplaintEvent.Reassigned> deskChanges = new ArrayList<>();

		private final List<FormerEnd> formerEnds = new ArrayList<>();

		private Complaint now;

		private Instant at;

		private @Nullable Boolean timelyAsTold;

		Life(Complaint received, @Nullable String unit, boolean onTheSpot, Instant at, Deadlines deadlines) {
			this.now = received;
			this.onTheSpot = onTheSpot;
			this.at = at;
			this.deadlines = deadlines;
			take(received.hand(new Desk(unit, null), null, Actor.named(received.receivedBy()), at));
		}

		void goesOn(Happening happening, Instant today) {
			Instant at = need("history.at", happening.at()).truncatedTo(ChronoUnit.MICROS);
			if (at.isBefore(this.at) || at.isAfter(today)) {
				throw new RefusedRow("'history' is not in order: " + at);
			}
			this.at = at;
			Actor by = Actor.named(text("history.actor", 200, happening.actor()));
			Kind kind = need("history.kind", happening.kind());
			switch (kind) {
				case MOVE -> move(happening, by);
				case NOTE -> this.entries.add(Entry.note(at, by, text("history.text", 4000, happening.text()),
						Boolean.TRUE.equals(happening.visibleToCustomer())));
				case OWNER ->
					take(this.now.hand(new Desk(unit("history.unit", happening.unit()), owner(happening.owner())),
							PlainText.orNull(happening.text()), by, at));
			}
		}

		static @Nullable String unit(String field, @Nullable String code) {
			if (code != null && !code.matches(Sites.CODE)) {
				throw new RefusedRow("'" + field + "' is not the code of a unit");
			}
			return code;
		}

		private static @Nullable Person owner(@Nullable Person owner) {
			return (owner == null) ? null : new Person(text("history.owner.id", 100, owner.id()),
					text("history.owner.name", 200, owner.name()));
		}

		private void move(Happening happening, Actor by) {
			Status to = need("history.to", happening.to());
			if (this.now.status() == Status.RECEIVED && to == Status.RESOLVED && !this.onTheSpot) {
				throw new RefusedRow("illegal move from RECEIVED to RESOLVED without onTheSpot");
			}
			if (happening.timely() != null) {
				this.timelyAsTold = happening.timely();
			}
			Settlement settlement = new Settlement(happening.outcome(), happening.inCustomersFavour(),
					happening.remedy());
			take(this.now.move(new Move(to, PlainText.orNull(happening.text()), settlement), by, this.at,
					this.deadlines));
		}

		private void take(Decision decision) {
			switch (decision) {
				case Accepted yes -> {
					this.entries.addAll(yes.entries());
					this.deskChanges.addAll(yes.deskChanges());
					this.formerEnds.addAll(yes.formerEnds());
					this.now = yes.complaint();
				}
				case Rejected no -> throw new RefusedRow("illegal move: " + no.detail());
			}
		}

		void endsAt(Instant today) {
			take(this.now.answerOverdue(today));
		}

		Complaint complaint() {
			return (this.timelyAsTold == null) ? this.now
					: this.now.asTold(this.now.status(), this.now.settlement(), this.now.times(), this.timelyAsTold);
		}

	}

}
