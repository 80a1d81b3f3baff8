package io.touchpoint.notification;

import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.TestDatabase;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The second wall alone: plain SQL as the runtime role, without any of our checks.
 */
@NotificationTest
class RowLevelSecurityTests {

	@Autowired
	private World world;

	@Autowired
	private TestDatabase database;

	private String bay;

	private String lake;

	@BeforeEach
	void oneMessageInEachOfTwoSites() {
		this.bay = this.world.aSite();
		this.lake = this.world.aSite();
		Event atBay = this.world.aResponse(this.bay, World.newAddress());
		Event atLake = this.world.aResponse(this.lake, World.newAddress());
		this.world.tell("feedback-service", atBay, atLake);
		this.world.awaitState(atBay, "SENT");
		this.world.awaitState(atLake, "SENT");
	}

	@Test
	void everyTableButTheOrganisationsOwnIsGuarded() throws SQLException {
		this.database.checkGuarded(Map.of("message_kind", "Which mails the organisation sends at all"));
	}

	@Test
	void onlyTheSitesInScopeAreVisible() {
		assertThat(this.world.rows(this.lake, "SELECT DISTINCT site FROM message")).containsExactly(this.lake);
		assertThat(this.world.rows(this.lake, "SELECT code FROM site")).containsExactly(this.lake);
		assertThat(this.world.rows(this.bay + "," + this.lake, "SELECT DISTINCT site FROM message"))
			.containsExactlyInAnyOrder(this.bay, this.lake);
		assertThat(this.world.rows("", "SELECT 1 FROM message")).isEmpty();
		assertThat(this.world.rows("", "SELECT 1 FROM site")).isEmpty();
	}

	@Test
	void whoWasThankedIsVisibleOnlyToWorkThatSeesEverySite() {
		assertThat(this.world.rows(this.lake, "SELECT 1 FROM thanked")).isEmpty();
		assertThat(this.world.rows("SELECT 1 FROM thanked")).isNotEmpty();
	}

	@Test
	void nothingOutOfScopeCanBeChangedOrMovedThere() {
		assertThat(this.world.execute(this.lake, "UPDATE message SET state = 'DEAD' WHERE site = '" + this.bay + "'"))
			.isZero();
		assertThat(this.world.execute(this.lake, "DELETE FROM message WHERE site = '" + this.bay + "'")).isZero();
		assertThatIllegalStateException()
			.isThrownBy(() -> this.world.execute(this.lake,
					"UPDATE message SET site = '" + this.bay + "' WHERE site = '" + this.lake + "'"))
			.withCauseInstanceOf(SQLException.class)
			.withStackTraceContaining("row-level security");
	}

}
