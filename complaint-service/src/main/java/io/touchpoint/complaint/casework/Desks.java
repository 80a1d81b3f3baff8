package io.touchpoint.complaint.casework;

import io.touchpoint.complaint.site.Unit;
import io.touchpoint.complaint.site.Units;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Finds the desk that a request names: the directory says whether there is such a unit,
 * and whether the person may work on cases of the site.
 */
@Component
public class Desks {

	private final Units units;

	private final Colleagues colleagues;

	Desks(Units units, Colleagues colleagues) {
		this.units = units;
		this.colleagues = colleagues;
	}

	/**
	 * The desk for a case, or a 400 problem that says why it cannot take it. The unit
	 * where the case lies may keep it, whatever became of that unit.
	 * @param unit the code of the unit, named in the field {@code unit}
	 * @param owner the id of the person, named in the field {@code id}
	 */
	Mono<Desk> named(Complaint complaint, @Nullable String unit, @Nullable String owner) {
		return named(complaint, unit).flatMap((desk) -> this.colleagues.owner("id", owner, complaint.site())
			.map((person) -> new Desk(desk.unit(), person.orElse(null))));
	}

	/** The same with the person whom the case has. */
	Mono<Desk> named(Complaint complaint, @Nullable String unit) {
		String code = PlainText.orNull(unit);
		Mono<Boolean> known = (code == null || code.equals(complaint.desk().unit())) ? Mono.just(true)
				: open(complaint.site(), code);
		return known.thenReturn(new Desk(code, complaint.owner()));
	}

	/**
	 * The desk where a case begins, or a 400 problem that says why it cannot be there.
	 * @param unit the code of the unit, named in the field {@code unit}
	 * @param owner the id of the person, named in the field {@code owner.id}
	 */
	Mono<Desk> first(String site, @Nullable String unit, @Nullable String owner) {
		return first(site, unit).flatMap((desk) -> this.colleagues.owner("owner.id", owner, site)
			.map((person) -> new Desk(desk.unit(), person.orElse(null))));
	}

	/** The same with nobody in particular. */
	public Mono<Desk> first(String site, @Nullable String unit) {
		String code = PlainText.orNull(unit);
		return ((code == null) ? Mono.just(true) : open(site, code)).thenReturn(new Desk(code, null));
	}

	private Mono<Boolean> open(String site, String code) {
		return this.units.find(site, code)
			.switchIfEmpty(Mono.error(() -> refused("unknown-unit", "The site has no unit '" + code + "'.")))
			.map(Desks::open);
	}

	private static boolean open(Unit unit) {
		if (!unit.open()) {
			throw refused("closed-unit", unit.name() + " takes no cases any more.");
		}
		return true;
	}

	private static ProblemException refused(String reason, String sentence) {
		return Problems.invalid(new FieldFault("unit", reason, sentence));
	}

}
