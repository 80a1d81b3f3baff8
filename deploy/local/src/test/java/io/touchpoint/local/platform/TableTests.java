package io.touchpoint.local.platform;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TableTests {

	@Test
	void columnsAreAlignedAndLinesHaveNoTrailingSpace() {
		Table table = new Table().row("PART", "HEALTH", "PROCESS")
			.row("feedback-service", "ready", "")
			.row("mail", "no answer", "17");
		assertThat(table.lines()).containsExactly("PART               HEALTH      PROCESS", "feedback-service   ready",
				"mail               no answer   17");
	}

	@Test
	void rowsMayHaveDifferentLengths() {
		assertThat(new Table().row("a").row("b", "c").lines()).containsExactly("a", "b   c");
		assertThat(new Table().lines()).isEmpty();
	}

}
