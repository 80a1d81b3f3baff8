package io.touchpoint.feedback.customer;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.importer.RefusedRow;
import io.touchpoint.starter.web.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row of a file of visits by the names of its columns. The whole row is checked,
 * and refused with all its faults.
 */
final class VisitLine {

	private final Map<String, String> cells;

	VisitLine(Map<String, String> cells) {
		this.cells = cells;
	}

	NewVisit read() {
		ConsentSource consent = choice("consent_source", ConsentSource.class);
		return new NewVisit(cell("site"), choice("customer_type", CustomerType.class),
				choice("kind", CustomerKind.class), cell("name"), cell("email"), cell("phone"), cell("country"),
				cell("language"),
				(consent != null) ? new NewConsent(consent, time("consent_at"), flag("link_answers")) : null,
				cell("referred_by"), time("visited_at"));
	}

	/**
	 * Checks the row as the API would.
	 * @throws RefusedRow with all faults
	 */
	static void check(NewVisit visit, Function<String, @Nullable Place> places, Instant now) {
		String site = visit.site();
		Place place = (site != null) ? places.apply(site) : null;
		if (Visit.read(visit, place, now) instanceof Visit.Reading.Unfit unfit) {
			throw new RefusedRow(unfit.faults().stream().map(VisitLine::said).collect(Collectors.joining(" ")));
		}
	}

	private static String said(FieldFault fault) {
		return fault.field() + ": " + fault.message();
	}

	@Nullable String cell(String column) {
		String cell = this.cells.get(column);
		return (cell == null || cell.isBlank()) ? null : cell.strip();
	}

	private <E extends Enum<E>> @Nullable E choice(String column, Class<E> type) {
		String cell = cell(column);
		try {
			return (cell != null) ? Enum.valueOf(type, cell) : null;
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedRow(column + ": '" + cell + "' is not known");
		}
	}

	private @Nullable Instant time(String column) {
		String cell = cell(column);
		try {
			return (cell != null) ? Instant.parse(cell) : null;
		}
		catch (DateTimeException ex) {
			throw new RefusedRow(column + ": is not a time such as 2026-01-31T09:30:00Z");
		}
	}

	private @Nullable Boolean flag(String column) {
		return switch (cell(column)) {
			case null -> null;
			case "true", "yes" -> true;
			case "false", "no" -> false;
			default -> throw new RefusedRow(column + ": must be true or false");
		};
	}

}
