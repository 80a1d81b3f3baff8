package io.touchpoint.feedback.importer;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;

import io.touchpoint.feedback.intake.RuleBook;
import io.touchpoint.feedback.intake.NewResponse;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.importer.ImportProfile;
import io.touchpoint.starter.importer.ImportSource;
import io.touchpoint.starter.importer.KnownSites;
import io.touchpoint.starter.importer.LineFile;

import org.springframework.stereotype.Component;

/**
 * Our own format: a response as JSON object per line.
 */
@Component
class OwnProfile implements ImportProfile<NewResponse> {

	private static final String MEMBERS = "id, site, customerType, touchpoint, channel, language and occurredAt";

	private final TouchpointCodes touchpoints;

	private final RuleBook rules;

	private final Ids ids;

	private final Clock clock;

	OwnProfile(TouchpointCodes touchpoints, RuleBook rules, Ids ids, Clock clock) {
		this.touchpoints = touchpoints;
		this.rules = rules;
		this.ids = ids;
		this.clock = clock;
	}

	@Override
	public String code() {
		return "touchpoint-responses";
	}

	@Override
	public ImportSource<NewResponse> open(Path file, KnownSites sites) throws IOException {
		try {
			ResponseLine line = new ResponseLine(this.touchpoints.read(), (site) -> sites.zone(site) != null,
					this.rules.current().toFuture().join().moments(), this.ids, this.clock);
			return new LineFile<>(file, code(), MEMBERS, line::read);
		}
		catch (SQLException ex) {
			throw new IOException("The touchpoints could not be read", ex);
		}
	}

}
