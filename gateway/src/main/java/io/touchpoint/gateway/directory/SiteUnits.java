package io.touchpoint.gateway.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Revision;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * The departments and desks of a site, in the order that the site gave them. Its JSON is
 * at once the API's and the data of {@code site.units-saved} version 1.
 *
 * @param revision rises by one per change; 0 where nobody has named any
 */
record SiteUnits(List<Unit> units, long revision) {

	static final SiteUnits NONE = new SiteUnits(List.of(), 0);

	/**
	 * What a list of units must be beyond the shape of its fields. Cases tell of units
	 * for as long as they are kept, so one that was saved closes and never vanishes.
	 */
	List<FieldFault> faults(NewUnits wish) {
		List<FieldFault> faults = new ArrayList<>();
		Set<String> codes = new HashSet<>();
		for (int i = 0; i < wish.units().size(); i++) {
			String code = wish.units().get(i).code();
			if (!codes.add(code)) {
				faults.add(new FieldFault("units[" + i + "].code", "duplicate", "'" + code + "' is named twice."));
			}
		}
		this.units.stream()
			.filter((unit) -> !codes.contains(unit.code()))
			.forEach((unit) -> faults.add(new FieldFault("units", "vanished",
					"The unit '" + unit.code() + "' is left out; close it instead, since cases may tell of it.")));
		return faults;
	}

	SiteUnits saved(NewUnits wish) {
		return new SiteUnits(wish.units().stream().map(Unit::stripped).toList(), this.revision + 1);
	}

	/** Whether it says the same as another one. */
	boolean same(SiteUnits other) {
		return this.units.equals(other.units);
	}

	@JsonIgnore
	String tag() {
		return Revision.tag(this.revision);
	}

	/**
	 * A department or a desk.
	 *
	 * @param code names it for ever
	 * @param open whether cases can be handed to it
	 */
	record Unit(@NotNull @Pattern(regexp = Texts.CODE, message = Texts.CODE_MESSAGE) String code,
			@NotBlank @Size(max = 120) @Pattern(regexp = Texts.LINE, message = Texts.MESSAGE) String name,
			@NotNull Boolean open) {

		Unit stripped() {
			return new Unit(this.code, this.name.strip(), this.open);
		}

	}

	/**
	 * Units that are to be.
	 */
	record NewUnits(@NotNull @Size(max = 100) List<@NotNull @Valid Unit> units) {
	}

}
