package io.touchpoint.feedback.questionnaire;

import java.util.List;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class QuestionnaireRepository {

	private static final String COLUMNS = """
			SELECT id, version, customer_type, definition::text AS definition FROM questionnaire
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	QuestionnaireRepository(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	Flux<Questionnaire> newestPublished() {
		return this.database.sql("""
				SELECT DISTINCT ON (id) id, version, customer_type, definition::text AS definition
				FROM questionnaire WHERE published_at IS NOT NULL ORDER BY id, version DESC
				""").map(this::questionnaire).all();
	}

	Mono<Questionnaire> newestPublished(String id) {
		return this.database.sql(COLUMNS + "WHERE id = $1 AND published_at IS NOT NULL ORDER BY version DESC LIMIT 1")
			.bind(0, id)
			.map(this::questionnaire)
			.one();
	}

	Mono<Questionnaire> published(String id, int version) {
		return this.database.sql(COLUMNS + "WHERE id = $1 AND version = $2 AND published_at IS NOT NULL")
			.bind(0, id)
			.bind(1, version)
			.map(this::questionnaire)
			.one();
	}

	private Questionnaire questionnaire(Readable row) {
		Definition definition = this.json.readValue(String.valueOf(row.get("definition", String.class)),
				Definition.class);
		Integer version = row.get("version", Integer.class);
		return new Questionnaire(String.valueOf(row.get("id", String.class)), (version != null) ? version : 0,
				CustomerType.valueOf(String.valueOf(row.get("customer_type", String.class))), definition.languages(),
				definition.title(), definition.questions());
	}

	private record Definition(List<String> languages, Wording title, List<Question> questions) {
	}

}
