package io.touchpoint.feedback.customer;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.bulk.BulkTransaction;
import io.touchpoint.starter.importer.ImportProfile;
import io.touchpoint.starter.importer.ImportSource;
import io.touchpoint.starter.importer.KnownSites;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Our own format of visits: CSV with a header line.
 */
@Component
public class VisitsProfile implements ImportProfile<ArrivedVisit> {

	/** The name by which it is asked for. */
	public static final String CODE = "touchpoint-visits";

	private final BulkTransaction transaction;

	private final JsonMapper json;

	private final Clock clock;

	VisitsProfile(BulkTransaction transaction, JsonMapper json, Clock clock) {
		this.transaction = transaction;
		this.json = json;
		this.clock = clock;
	}

	@Override
	public String code() {
		return CODE;
	}

	@Override
	public ImportSource<ArrivedVisit> open(Path file, KnownSites sites) throws IOException {
		Places places = new Places(sites);
		return new VisitFile(file, (visit) -> {
			VisitLine.check(visit, places::find, this.clock.instant());
			return new ArrivedVisit(String.valueOf(visit.site()), this.json.writeValueAsString(visit));
		});
	}

	/** The sites that rows are about; one that comes late is looked for again. */
	private final class Places {

		private final KnownSites known;

		private final Map<String, Place> read = new HashMap<>();

		Places(KnownSites known) {
			this.known = known;
		}

		@Nullable Place find(String site) {
			if (this.known.zone(site) == null) {
				return null;
			}
			if (!this.read.containsKey(site)) {
				look();
			}
			return this.read.get(site);
		}

		private void look() {
			try {
				VisitsProfile.this.transaction.run((connection) -> {
					try (PreparedStatement select = connection
						.prepareStatement("SELECT code, customer_type, phone FROM site");
							ResultSet rows = select.executeQuery()) {
						while (rows.next()) {
							this.read.put(rows.getString(1), new Place(rows.getString(1),
									CustomerType.valueOf(rows.getString(2)), PhoneNumber.countryOf(rows.getString(3))));
						}
					}
					return this.read.size();
				});
			}
			catch (SQLException ex) {
				throw new IllegalStateException("The sites could not be read", ex);
			}
		}

	}

}
