package io.touchpoint.feedback.importer;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.intake.NewResponse;
import io.touchpoint.feedback.intake.RuleBook;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.importer.ImportProfile;
import io.touchpoint.starter.importer.ImportSource;
import io.touchpoint.starter.importer.KnownSites;
import io.touchpoint.starter.importer.UnreadableFile;

import org.springframework.stereotype.Component;

/**
 * Any CSV file, once somebody said what its columns mean.
 */
@Component
class MappedProfile implements ImportProfile<NewResponse> {

	static final String CODE = "mapped";

	private final Questionnaires questionnaires;

	private final TouchpointCodes touchpoints;

	private final SiteNames names;

	private final RuleBook rules;

	private final JsonMapper json;

	private final Ids ids;

	private final Clock clock;

	MappedProfile(Questionnaires questionnaires, TouchpointCodes touchpoints, SiteNames names, RuleBook rules,
			JsonMapper json, Ids ids, Clock clock) {
		this.questionnaires = questionnaires;
		this.touchpoints = touchpoints;
		this.names = names;
		this.rules = rules;
		this.json = json;
		this.ids = ids;
		this.clock = clock;
	}

	@Override
	public String code() {
		return CODE;
	}

	@Override
	public boolean prepared() {
		return true;
	}

	@Override
	public ImportSource<NewResponse> open(Path file, KnownSites sites) {
		throw new UnreadableFile("Say first what the columns of the file mean.");
	}

	@Override
	public ImportSource<NewResponse> open(Path file, KnownSites sites, @Nullable String options) throws IOException {
		if (options == null) {
			return open(file, sites);
		}
		Mapping mapping = mapping(options);
		CsvShape shape = (mapping.shape() != null) ? mapping.shape() : CsvGuess.of(CsvRows.beginning(file));
		MappedRow.Rules rules = new MappedRow.Rules(mapping, asked(mapping.types()), names(), sites::zone,
				this.rules.current().toFuture().join().moments(), this.ids, this.clock);
		return new MappedFile(new CsvRows(file, shape), rules);
	}

	private Mapping mapping(String options) {
		try {
			return this.json.readValue(options, Mapping.class);
		}
		catch (JacksonException ex) {
			throw new UnreadableFile("The mapping was made by another version; make it again.");
		}
	}

	/** What the types of customer are asked, as far as they are asked anything. */
	private Map<CustomerType, MappedRow.Asked> asked(Set<CustomerType> types) throws IOException {
		if (types.isEmpty()) {
			throw new UnreadableFile("The mapping names no customer type.");
		}
		Map<CustomerType, Set<String>> touchpoints = touchpoints();
		Map<CustomerType, MappedRow.Asked> asked = new EnumMap<>(CustomerType.class);
		for (CustomerType type : types) {
			Questionnaire questionnaire = questionnaire(type);
			if (questionnaire != null) {
				asked.put(type, new MappedRow.Asked(questionnaire, touchpoints.getOrDefault(type, Set.of())));
			}
		}
		if (asked.isEmpty()) {
			throw new UnreadableFile("There is no questionnaire of " + types.iterator().next() + ".");
		}
		return asked;
	}

	private Map<CustomerType, Set<String>> touchpoints() throws IOException {
		try {
			return this.touchpoints.read();
		}
		catch (SQLException ex) {
			throw new IOException("The touchpoints could not be read", ex);
		}
	}

	private SiteNames.Names names() throws IOException {
		try {
			return this.names.read();
		}
		catch (SQLException ex) {
			throw new IOException("The sites could not be read", ex);
		}
	}

	/** On the thread of a job, which may wait. */
	private @Nullable Questionnaire questionnaire(CustomerType type) throws IOException {
		try {
			return this.questionnaires.newest(type.questionnaire()).toFuture().get();
		}
		catch (ExecutionException ex) {
			throw new IOException("The questionnaire could not be read", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", ex);
		}
	}

}
