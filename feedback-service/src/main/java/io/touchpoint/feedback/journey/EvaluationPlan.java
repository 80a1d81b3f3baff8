package io.touchpoint.feedback.journey;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import io.touchpoint.starter.web.FieldFault;

/**
 * How and how often a touchpoint is evaluated.
 *
 * @param method how
 * @param every every so many of the rhythm's units
 * @param rhythm days, weeks, months or quarters
 * @param halfWidth half the width of the interval that is wanted, as a share; null if one
 * evaluation a period is enough
 * @param level level of that interval in percent
 * @param contacts how many contacts a period has, if that is known
 * @param owner the unit that sees to it
 */
record EvaluationPlan(@NotNull Method method, @NotNull @Min(1) @Max(99) Integer every, @NotNull Rhythm.Unit rhythm,
		@DecimalMin("0.01") @DecimalMax("0.5") @Nullable Double halfWidth, @Nullable Integer level,
		@Min(1) @Max(1_000_000_000) @Nullable Long contacts,
		@NotBlank @Size(max = 80) @Pattern(regexp = Texts.PLAIN) String owner) {

	/**
	 * The plan to begin with.
	 * @param asked how often people of the journey's customer type are asked
	 */
	static EvaluationPlan forKind(Touchpoint.Kind kind, String owner, Rhythm asked) {
		return switch (kind) {
			case INTERACTION -> new EvaluationPlan(Method.SURVEY, asked.every(), asked.unit(), 0.1, 95, null, owner);
			case PHYSICAL -> new EvaluationPlan(Method.INSPECTION, 1, Rhythm.Unit.MONTHS, null, null, null, owner);
		};
	}

	/**
	 * What no single field shows.
	 */
	List<FieldFault> faults() {
		List<FieldFault> faults = new ArrayList<>();
		if (this.level != null && !SampleSize.levels().contains(this.level)) {
			faults.add(new FieldFault("level", "unknown-value", "'level' must be 80, 90, 95 or 99."));
		}
		if (this.halfWidth != null && this.level == null) {
			faults.add(new FieldFault("level", "missing", "An interval needs its 'level'."));
		}
		if (this.halfWidth == null && this.level != null) {
			faults.add(new FieldFault("halfWidth", "missing", "A level needs the interval's 'halfWidth'."));
		}
		return faults;
	}

	Rhythm beat() {
		return new Rhythm(this.every, this.rhythm);
	}

	/**
	 * How many answers a period needs.
	 */
	int needed() {
		return (this.halfWidth != null && this.level != null)
				? SampleSize.needed(this.halfWidth, this.level, this.contacts) : 1;
	}

}
