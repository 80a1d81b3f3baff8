package io.touchpoint.reporting.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import io.touchpoint.reporting.indicator.Tally;

import static org.assertj.core.api.Assertions.assertThat;

class DeltaTests {

	private static final LocalDate DAY = LocalDate.of(2026, 11, 16);

	@Test
	void whatIsTakenAwayAndAddedAgainIsNoChange() {
		List<Mark> marks = List.of(Mark.of("timely", "bay", DAY, true));

		assertThat(new Delta().minus(marks).plus(marks).rows()).isEmpty();
	}

	@Test
	void aTurnedAnswerChangesTheCountButNotTheBase() {
		Delta delta = new Delta().minus(List.of(Mark.of("timely", "bay", DAY, true)))
			.plus(List.of(Mark.of("timely", "bay", DAY, false)));

		assertThat(delta.rows())
			.containsExactly(Map.entry(new Mark.Key("timely", "", "bay", DAY), new Tally(0, -1, -1, -1)));
	}

	@Property
	void batchesOfAnySizeAddUpToTheSame(
			@ForAll @Size(min = 1, max = 50) List<@IntRange(min = 1, max = 5) Integer> values,
			@ForAll @IntRange(min = 0, max = 50) int cut) {
		List<Mark> marks = values.stream().map((v) -> Mark.of("satisfaction", "", "bay", DAY, v >= 4, v)).toList();
		int at = Math.min(cut, marks.size());

		Delta whole = new Delta().plus(marks);
		Delta parts = new Delta().plus(marks.subList(0, at)).plus(marks.subList(at, marks.size()));

		assertThat(parts.rows()).isEqualTo(whole.rows());
	}

}
