package io.touchpoint.reporting.indicator;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SuppressionTests {

	@Test
	void aBaseUnderTenIsHidden() {
		assertThat(Suppression.hides(9)).isTrue();
		assertThat(Suppression.hides(10)).isFalse();
	}

	@Test
	void aSingleHiddenCellTakesTheNextLowestWithIt() {
		assertThat(Suppression.ofRow(List.of(30L, 4L, 12L, 25L)).stream()).containsExactly(1, 2);
	}

	@Test
	void twoHiddenCellsProtectEachOther() {
		assertThat(Suppression.ofRow(List.of(30L, 4L, 12L, 3L)).stream()).containsExactly(1, 3);
	}

	@Test
	void anEmptyCellProtectsNobody() {
		assertThat(Suppression.ofRow(List.of(30L, 4L, 0L, 12L)).stream()).containsExactly(1, 2, 3);
	}

	@Property
	void neverIsExactlyOneFilledCellHidden(@ForAll @Size(min = 2, max = 20) List<@LongRange(max = 40) Long> bases) {
		long filled = Suppression.ofRow(bases).stream().filter((i) -> bases.get(i) > 0).count();
		boolean others = bases.stream().filter((n) -> n > 0).count() > 1;

		assertThat(filled == 1 && others).isFalse();
	}

}
