package io.touchpoint.complaint.importer;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The first rows of the service desk's log, and one that cannot be read.
 */
class UciImportTests extends ImportTests {

	private static final String LOG = """
			number,ident_state,active,opened_at,sys_updated_by,sys_updated_at,location,category,category,u_symptom,priority,assignment_group
			0000045,New,true,29/2/2016 01:16,21,29/2/2016 01:23,143,55,170,72,3,56
			0000045,Active,true,29/2/2016 01:16,642,29/2/2016 08:53,143,55,170,72,3,24
			0000045,Resolved,true,29/2/2016 01:16,804,29/2/2016 11:29,143,55,170,72,3,?
			0000045,Active,true,29/2/2016 01:16,804,1/3/2016 11:29,143,55,170,72,3,24
			0000045,Closed,false,29/2/2016 01:16,908,5/3/2016 12:00,143,55,170,72,3,56
			0000047,New,true,29/2/2016 04:40,745,29/2/2016 04:57,?,40,215,471,1,70
			0000057,Strange,true,29/2/2016 06:10,21,29/2/2016 06:26,204,20,125,471,3,70
			""";

	@Test
	void aLogBecomesCasesWithTheirDesksAndReopenings() throws Exception {
		assertCounts(run("uci", LOG.getBytes(StandardCharsets.UTF_8)), 3, 2, 1, 0);
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE source = 'uci' AND status = 'CLOSED' "
				+ "AND unit = 'group-56' AND site = 'uci-location-143'"))
			.isEqualTo(1);
		assertThat(this.cases.count("""
				SELECT count(*) FROM desk_change JOIN complaint ON complaint.id = desk_change.complaint
				WHERE source_id = '0000045' AND from_unit IS NOT NULL""")).isEqualTo(2);
		assertThat(this.cases.count("""
				SELECT count(*) FROM complaint_entry JOIN complaint ON complaint.id = complaint_entry.complaint
				WHERE source_id = '0000045' AND to_value = 'REOPENED'""")).isEqualTo(1);
		assertThat(this.cases.count("SELECT count(*) FROM audit_row WHERE kind = 'imported' AND site LIKE 'uci-%'"))
			.isEqualTo(2);
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE site = 'uci-location-unknown' "
				+ "AND severity = 'CRITICAL' AND status = 'RECEIVED'"))
			.isEqualTo(1);
	}

}
