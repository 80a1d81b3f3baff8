package io.touchpoint.complaint.importer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.Outcome;
import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.complaint.casework.Settlement;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.casework.Times;
import io.touchpoint.complaint.importer.CfpbCauses.Topic;
import io.touchpoint.complaint.importer.CsvFile.Row;
import io.touchpoint.complaint.importer.UsStates.State;
import io.touchpoint.starter.importer.ImportRow.Good;
import io.touchpoint.starter.importer.NewSite;
import io.touchpoint.starter.importer.RefusedRow;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Complaints about one bank that the US Consumer Financial Protection Bureau published;
 * each state is a site.
 * <ul>
 * <li>Received on "Date submitted", passed on to the bank on "Date received"; a date is
 * the start of that day in the state's time zone.</li>
 * <li>The file has no closing date: a closed case has none here either.</li>
 * <li>"Timely response?" is taken as it stands; blank, on cases in progress, is not yet
 * decided.</li>
 * <li>Monetary relief: upheld, in the customer's favour, goodwill payment. Non-monetary
 * relief: partly upheld, in the customer's favour, put right. Explanation: not upheld,
 * explained. Closed without more: nothing is known of the outcome.</li>
 * </ul>
 */
@Component
class CfpbProfile implements CsvFile.Kind {

	private static final List<String> COLUMNS = List.of("Complaint ID", "Submitted via", "Date submitted",
			"Date received", "State", "Product", "Sub-product", "Issue", "Sub-issue", "Company public response",
			"Company response to consumer", "Timely response?");

	private static final String BUREAU = "CFPB";

	private final TakenOver takenOver;

	CfpbProfile(TakenOver takenOver) {
		this.takenOver = takenOver;
	}

	@Override
	public String code() {
		return "cfpb";
	}

	@Override
	public List<String> columns() {
		return COLUMNS;
	}

	@Override
	public Optional<String> siteOf(Row row) {
		return UsStates.ofPostal(row.get("State")).map(State::site);
	}

	@Override
	public NewSite site(String code) {
		State state = UsStates.ofSite(code).orElseThrow();
		return new NewSite(code, state.name(),
				new NewSite.Region("us-" + state.region().toLowerCase(Locale.ROOT), state.region()), "finance",
				"bank-state", state.zone().getId(), List.of("en"), NewSite.Contact.NONE);
	}

	@Override
	public Good<TakenCase> read(Row row) {
		State state = state(row);
		Instant received = day("Date submitted", row, state.zone());
		Instant forwarded = day("Date received", row, state.zone());
		Answer answer = Answer.of(row.need("Company response to consumer"));
		Complaint complaint = this.takenOver.received(state.site(), matter(row), null, BUREAU, received, state.zone())
			.complaint();
		Times times = complaint.times();
		Complaint told = complaint
			.asTold(answer.status(), answer.settlement(),
					new Times(received, forwarded, times.acknowledgeBy(), times.resolveBy(), null, null, null, null),
					timely(row.get("Timely response?")))
			.atRevision(2);
		return new Good<>(row.line(), row.letters(), state.site(), row.need("Complaint ID"), new TakenCase(told,
				List.of(), List.of(), List.of(), forwarded.isAfter(received) ? forwarded : received));
	}

	private static State state(Row row) {
		return UsStates.ofPostal(row.need("State"))
			.orElseThrow(() -> new RefusedRow("'State' " + row.get("State") + " is not a state"));
	}

	private static Matter matter(Row row) {
		String issue = row.need("Issue");
		List<String> lines = TakenOver.nonEmpty("Product: " + row.need("Product"),
				"Sub-product: " + row.get("Sub-product"), "Issue: " + issue, "Sub-issue: " + row.get("Sub-issue"),
				"Company public response: " + row.get("Company public response"));
		Topic topic = CfpbCauses.of(issue);
		return new Matter(channel(row.get("Submitted via")), TakenOver.filed(topic.cause(), topic.about()),
				TakenOver.within(200, issue), TakenOver.within(4000, String.join("\n", lines)), "en");
	}

	private static Channel channel(String via) {
		return switch (via) {
			case "Web" -> Channel.WEB;
			case "Referral", "Web Referral" -> Channel.REFERRAL;
			case "Phone" -> Channel.PHONE;
			case "Postal mail", "Fax" -> Channel.LETTER;
			case "Email" -> Channel.EMAIL;
			default -> Channel.IMPORT;
		};
	}

	private static @Nullable Boolean timely(String said) {
		return switch (said) {
			case "Yes" -> Boolean.TRUE;
			case "No" -> Boolean.FALSE;
			case "" -> null;
			default -> throw new RefusedRow("'Timely response?' " + said + " is neither Yes nor No");
		};
	}

	private static Instant day(String column, Row row, ZoneId zone) {
		try {
			return LocalDate.parse(row.need(column)).atStartOfDay(zone).toInstant();
		}
		catch (DateTimeException ex) {
			throw new RefusedRow("'" + column + "' " + row.get(column) + " is not a date like 2020-01-31");
		}
	}

	/** What the bank answered. */
	private record Answer(Status status, Settlement settlement) {

		static Answer of(String said) {
			return switch (said) {
				case "In progress" -> new Answer(Status.INVESTIGATING, Settlement.NONE);
				case "Closed" -> new Answer(Status.CLOSED, Settlement.NONE);
				case "Closed with explanation" ->
					new Answer(Status.CLOSED, new Settlement(Outcome.NOT_UPHELD, Boolean.FALSE, Remedy.EXPLANATION));
				case "Closed with non-monetary relief" ->
					new Answer(Status.CLOSED, new Settlement(Outcome.PARTLY_UPHELD, Boolean.TRUE, Remedy.REPAIR));
				case "Closed with monetary relief" ->
					new Answer(Status.CLOSED, new Settlement(Outcome.UPHELD, Boolean.TRUE, Remedy.GOODWILL_PAYMENT));
				default -> throw new RefusedRow("'Company response to consumer' " + said + " is not known");
			};
		}

	}

}
