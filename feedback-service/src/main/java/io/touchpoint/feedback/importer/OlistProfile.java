package io.touchpoint.feedback.importer;

import java.io.IOException;
import java.nio.file.Path;

import io.touchpoint.feedback.intake.RuleBook;
import io.touchpoint.feedback.intake.NewResponse;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.importer.ImportProfile;
import io.touchpoint.starter.importer.ImportSource;
import io.touchpoint.starter.importer.KnownSites;

import org.springframework.stereotype.Component;

/**
 * A ZIP of the Olist marketplace's reviews, orders, order items and sellers.
 */
@Component
class OlistProfile implements ImportProfile<NewResponse> {

	private final Ids ids;

	private final RuleBook rules;

	OlistProfile(Ids ids, RuleBook rules) {
		this.ids = ids;
		this.rules = rules;
	}

	@Override
	public String code() {
		return OlistFile.PROFILE;
	}

	@Override
	public ImportSource<NewResponse> open(Path file, KnownSites sites) throws IOException {
		OlistZip zip = OlistZip.open(file, OlistZip.MOST_BYTES);
		try {
			return new OlistFile(zip, sites, this.ids, this.rules.current().toFuture().join().moments());
		}
		catch (IOException | RuntimeException ex) {
			zip.close();
			throw ex;
		}
	}

}
