package io.touchpoint.starter.importer;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KnownSitesTests {

	private final Map<String, ZoneId> told = new HashMap<>();

	private KnownSites sites() throws SQLException {
		ImportSettings impatient = new ImportSettings(Path.of("."), DataSize.ofMegabytes(1), 10, 1_000, 1, 2,
				Duration.ZERO, Duration.ZERO, Duration.ofMillis(1), Duration.ofSeconds(1));
		return new KnownSites(() -> Map.copyOf(this.told), impatient, () -> false);
	}

	@Test
	void aSiteThatComesWhileTheFileIsReadIsKnownHoweverLongThatTook() throws SQLException {
		KnownSites sites = sites();
		this.told.put("north", ZoneOffset.UTC);
		assertThat(sites.zone("north")).isEqualTo(ZoneOffset.UTC);
	}

	@Test
	void aSiteThatNobodyKnowsIsNone() throws SQLException {
		assertThat(sites().zone("nowhere")).isNull();
	}

	@Test
	void aFileThatNamesTooManyUnknownSitesIsRefused() throws SQLException {
		KnownSites sites = sites();
		sites.zone("a");
		sites.zone("b");
		assertThatExceptionOfType(UnreadableFile.class).isThrownBy(() -> sites.zone("c"))
			.withMessageContaining("more than 2 sites");
	}

}
