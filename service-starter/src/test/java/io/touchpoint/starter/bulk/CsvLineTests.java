package io.touchpoint.starter.bulk;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CsvLineTests {

	@Test
	void cellsWithCommasQuotesAndLineEndsAreQuoted() {
		assertThat(CsvLine.of(List.of("a", "b,c", "say \"yes\"", "two\nlines", "")))
			.isEqualTo("a,\"b,c\",\"say \"\"yes\"\"\",\"two\nlines\",");
	}

	@Test
	void aSpreadsheetFindsNoFormula() {
		assertThat(CsvLine.harmless("=1+1", "+1", "-1", "@sum", "1=1", "a;=1"))
			.isEqualTo("'=1+1,'+1,'-1,'@sum,1=1,\"a;=1\"\n");
	}

}
