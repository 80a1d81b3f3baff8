package io.touchpoint.feedback.questionnaire;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@FeedbackTest
class QuestionnaireApiTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String ALL = "/api/feedback/questionnaires";

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private String head;

	@BeforeEach
	void signIn() {
		this.head = this.passports.headOffice();
	}

	/** An answer: its status, its tag and its body. */
	private record Answered(int status, String tag, String text) {

		JsonNode json() {
			return JSON.readTree(this.text);
		}

		List<String> faults() {
			return json().path("errors")
				.valueStream()
				.map((fault) -> fault.get("field").stringValue() + " " + fault.get("reason").stringValue())
				.toList();
		}

	}

	private Answered call(String passport, HttpMethod method, String path, Object body, String ifMatch) {
		WebTestClient.RequestBodySpec request = this.web.method(method)
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(passport))
			.headers((headers) -> {
				if (ifMatch != null) {
					headers.setIfMatch(ifMatch);
				}
			});
		EntityExchangeResult<String> result = ((body != null)
				? request.contentType(MediaType.APPLICATION_JSON).bodyValue(body.toString()) : request)
			.exchange()
			.expectBody(String.class)
			.returnResult();
		return new Answered(result.getStatus().value(), result.getResponseHeaders().getETag(),
				result.getResponseBody());
	}

	private Answered get(String path) {
		return call(this.head, HttpMethod.GET, ALL + path, null, null);
	}

	private JsonNode published() {
		return JSON.readTree(this.web.get()
			.uri("/public/schemas/questionnaire.json")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith("application/schema+json")
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

	private Answered post(String path, Object body) {
		return call(this.head, HttpMethod.POST, ALL + path, body, null);
	}

	private Answered begin(String id) {
		Answered begun = post("", "{\"id\": \"%s\", \"customerType\": \"CONSUMER\"}".formatted(id));
		assertThat(begun.status()).isEqualTo(201);
		return begun;
	}

	private Answered publish(String id, String tag) {
		return call(this.head, HttpMethod.POST, ALL + "/" + id + "/draft/publish", null, tag);
	}

	private static ObjectNode definition(JsonNode draft) {
		ObjectNode definition = JSON.createObjectNode();
		List.of("languages", "title", "questions").forEach((name) -> definition.set(name, draft.get(name).deepCopy()));
		return definition;
	}

	@Test
	void aQuestionnaireGoesFromADraftToVersionsThatNeverChange() {
		Answered begun = begin("life-a");
		assertThat(begun.tag()).isEqualTo("\"1\"");
		assertThat(begun.json().get("basedOn").isNull()).isTrue();
		ObjectNode definition = definition(begun.json());
		((ObjectNode) definition.get("title")).put("en", "First");
		Answered changed = call(this.head, HttpMethod.PUT, ALL + "/life-a/draft", definition, begun.tag());
		assertThat(changed.status()).as(changed.text()).isEqualTo(200);
		assertThat(changed.tag()).isEqualTo("\"2\"");
		assertThat(get("/life-a").status()).isEqualTo(404);
		assertThat(publish("life-a", "\"2\"").json().get("version").intValue()).isEqualTo(1);
		assertThat(get("/life-a/draft").status()).isEqualTo(404);

		Answered next = post("", "{\"id\": \"life-a\"}");
		assertThat(next.json().get("basedOn").intValue()).isEqualTo(1);
		definition.withArray("questions").remove(1);
		((ObjectNode) definition.get("title")).put("en", "Second");
		call(this.head, HttpMethod.PUT, ALL + "/life-a/draft", definition, next.tag());
		JsonNode diff = get("/life-a/diff?from=1&to=draft").json();
		assertThat(diff.get("removed")).hasSize(1);
		assertThat(diff.get("changed").get(0)).isEqualTo(JSON.readTree("""
				{"id": null, "field": "title.en", "from": "First", "to": "Second"}"""));
		assertThat(publish("life-a", "\"2\"").json().get("version").intValue()).isEqualTo(2);
		assertThat(get("/life-a/diff?from=1&to=2").json()).isEqualTo(diff);
		assertThat(get("/life-a?version=1").json().at("/title/en").stringValue()).isEqualTo("First");
		assertThat(get("/life-a").json().at("/title/en").stringValue()).isEqualTo("Second");
		JsonNode versions = get("/life-a/versions").json();
		assertThat(versions).extracting((version) -> version.get("version").intValue()).containsExactly(2, 1);
		assertThat(versions.get(0).get("publishedBy").stringValue()).isNotBlank();
	}

	@Test
	void aVersionKeepsWhatWasSaidOfIt() {
		String path = ALL + "/noted-a/draft/publish";
		Answered begun = begin("noted-a");
		Answered first = call(this.head, HttpMethod.POST, path,
				JSON.createObjectNode().put("note", " Shorter:\nأقصر. "), begun.tag());
		assertThat(first.status()).as(first.text()).isEqualTo(200);
		assertThat(first.json().get("note").stringValue()).isEqualTo("Shorter:\nأقصر.");
		Answered second = post("", "{\"id\": \"noted-a\"}");
		assertThat(
				call(this.head, HttpMethod.POST, path, "{\"note\": \" \"}", second.tag()).json().get("note").isNull())
			.isTrue();
		publish("noted-a", post("", "{\"id\": \"noted-a\"}").tag());
		JsonNode versions = call(this.passports.staff("noted"), HttpMethod.GET, ALL + "/noted-a/versions", null, null)
			.json();
		assertThat(versions).extracting((version) -> version.get("note").stringValue(null))
			.containsExactly(null, null, "Shorter:\nأقصر.");
		assertThatThrownBy(() -> this.sites
			.count("WITH other AS (UPDATE questionnaire SET note = 'Other' WHERE id = 'noted-a' RETURNING 1)"
					+ " SELECT count(*) FROM other"))
			.hasStackTraceContaining("never changes");
	}

	@Test
	void aNoteThatCannotBeStoredIsRefusedAndNothingIsPublished() {
		Answered begun = begin("noted-b");
		String path = ALL + "/noted-b/draft/publish";
		for (String wrong : List.of("a".repeat(501), "a\\u0000b", "a\\ud800b")) {
			String body = "{\"note\": \"" + wrong + "\"}";
			Answered refused = call(this.head, HttpMethod.POST, path, body, begun.tag());
			assertThat(refused.status()).as(refused.text()).isEqualTo(400);
			assertThat(refused.faults()).singleElement().asString().startsWith("note ");
		}
		assertThat(get("/noted-b/versions").status()).isEqualTo(404);
		assertThat(call(this.head, HttpMethod.POST, path, JSON.createObjectNode().put("note", "a".repeat(500)),
				begun.tag())
			.status()).isEqualTo(200);
	}

	@Test
	void whoeverIsLateIsShownTheOthersVersion() {
		Answered begun = begin("late-a");
		ObjectNode definition = definition(begun.json());
		assertThat(call(this.head, HttpMethod.PUT, ALL + "/late-a/draft", definition, null).status()).isEqualTo(428);
		call(this.head, HttpMethod.PUT, ALL + "/late-a/draft", definition, "\"1\"");
		for (HttpMethod method : List.of(HttpMethod.PUT, HttpMethod.DELETE)) {
			Answered late = call(this.head, method, ALL + "/late-a/draft", definition, "\"1\"");
			assertThat(late.status()).isEqualTo(412);
			assertThat(late.json().at("/current/revision").intValue()).isEqualTo(2);
			assertThat(late.json().at("/current/questions")).isEqualTo(definition.get("questions"));
		}
		assertThat(publish("late-a", "\"1\"").status()).isEqualTo(412);
		Answered second = post("", "{\"id\": \"late-a\", \"customerType\": \"CONSUMER\"}");
		assertThat(second.status()).isEqualTo(409);
		assertThat(second.json().at("/current/revision").intValue()).isEqualTo(2);
		assertThat(call(this.head, HttpMethod.DELETE, ALL + "/late-a/draft", null, "\"2\"").status()).isEqualTo(204);
		assertThat(get("/late-a/draft").status()).isEqualTo(404);
		assertThat(call(this.head, HttpMethod.PUT, ALL + "/right-now/draft", definition, "\"1\"").status())
			.isEqualTo(404);
	}

	@Test
	void aDraftBeginsWithASetOrAnotherQuestionnaire() {
		JsonNode fromSet = post("", """
				{"id": "from-a", "customerType": "CONSUMER", "from": {"library": "monitored-areas"}}""").json();
		assertThat(fromSet.get("questions")).hasSize(14);
		assertThat(fromSet.get("warnings")).isEmpty();
		JsonNode fromOther = post("", """
				{"id": "from-b", "customerType": "PATIENT", "from": {"questionnaire": "patient", "version": 1}}""")
			.json();
		assertThat(fromOther.get("questions")).isEqualTo(get("/patient?version=1").json().get("questions"));
		assertThat(post("", """
				{"id": "from-c", "customerType": "PATIENT", "from": {"library": "nothing"}}""").faults())
			.containsExactly("from.library unknown-set");
		assertThat(post("", """
				{"id": "from-c", "customerType": "PATIENT", "from": {"questionnaire": "nothing"}}""").faults())
			.containsExactly("from.questionnaire unknown-questionnaire");
		assertThat(
				post("", """
						{"id": "from-c", "customerType": "PATIENT", "from": {"questionnaire": "patient", "library": "short"}}""")
					.faults())
			.containsExactly("from ambiguous");
		assertThat(post("", "{\"id\": \"from-c\"}").faults()).containsExactly("customerType missing");
		assertThat(post("", "{\"id\": \"patient\", \"customerType\": \"STUDENT\"}").faults())
			.containsExactly("customerType different");
		assertThat(post("", "{\"id\": \"library\", \"customerType\": \"STUDENT\"}").faults())
			.containsExactly("id reserved");
		assertThat(post("", "{\"id\": \"Not an id\", \"customerType\": \"STUDENT\"}").faults())
			.containsExactly("id pattern");
	}

	@Test
	void whatIsExportedCanBeImportedAsAnother() {
		Answered exported = get("/patient/export?version=1");
		ObjectNode document = (ObjectNode) exported.json();
		assertThat(DefinitionSchema.faults(document)).isEmpty();
		assertThat(document.get("$schema").stringValue())
			.isEqualTo("http://localhost:8080/public/schemas/questionnaire.json");
		document.put("id", "taken-a");
		Answered imported = post("/import", document);
		assertThat(imported.status()).as(imported.text()).isEqualTo(201);
		assertThat(imported.json().get("questions")).isEqualTo(document.get("questions"));
		publish("taken-a", imported.tag());
		ObjectNode again = (ObjectNode) get("/taken-a/export").json();
		assertThat(again).isEqualTo(document);
		document.put("customerType", "STUDENT");
		assertThat(post("/import", document).faults()).containsExactly("customerType different");
	}

	@Test
	void anImportNamesEveryFaultWithItsPath() {
		ObjectNode document = DefinitionsTests.document("""
				{"kind": "YES_NO", "id": "face", "required": false, "text": {"en": "a"}}""", """
				{"kind": "YES_NO", "id": "x", "required": false, "text": {"en": "a"},
				 "when": {"question": "y", "anyOf": ["true"]}}""");
		assertThat(post("/import", document).faults()).containsExactly("questions[12].id duplicate",
				"questions[13].when.question unknown-question");
		for (String nonsense : List.of("[]", "7", "null", "{\"a\"", "\"text\"")) {
			assertThat(post("/import", nonsense).status()).as(nonsense).isEqualTo(400);
		}
	}

	@Test
	void everyStoredDefinitionAndDraftFitsThePublishedSchema() {
		post("", "{\"id\": \"fits-a\", \"customerType\": \"CONSUMER\", \"from\": {\"library\": \"one-tap\"}}");
		JsonNode schema = get("/schema").json();
		assertThat(published()).isEqualTo(schema);
		assertThat(schema.get("$id").stringValue())
			.isEqualTo("http://localhost:8080/public/schemas/questionnaire.json");
		assertThat(schema.get("$schema").stringValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
		JsonNode all = get("").json().get("items");
		assertThat(all).extracting((one) -> one.get("id").stringValue())
			.contains("patient", "student", "consumer", "colleague", "fits-a");
		for (JsonNode one : all) {
			ObjectNode document = definition(one);
			document.set("id", one.get("id"));
			document.set("customerType", one.get("customerType"));
			assertThat(DefinitionSchema.faults(document)).as(one.get("id").stringValue()).isEmpty();
			if (one.get("version").isNull()) {
				assertThat(one.get("draft").get("revision").intValue()).isPositive();
			}
			else {
				for (JsonNode version : get("/" + one.get("id").stringValue() + "/versions").json()) {
					assertThat(DefinitionSchema.faults(get(
							"/" + one.get("id").stringValue() + "/export?version=" + version.get("version").intValue())
						.json())).isEmpty();
				}
			}
		}
	}

	@Test
	void headOfficeWritesAndTheOthersOfTheOperationRead() {
		begin("right-a");
		for (String reader : List.of(this.passports.siteManager("right-a"), this.passports.staff("right-a"))) {
			for (String path : List.of("", "/patient", "/patient/versions", "/patient/export",
					"/patient/diff?from=1&to=1", "/library", "/schema", "/right-a/draft")) {
				assertThat(call(reader, HttpMethod.GET, ALL + path, null, null).status()).as(path).isEqualTo(200);
			}
			assertThat(call(reader, HttpMethod.POST, ALL, "{\"id\": \"right-b\", \"customerType\": \"PATIENT\"}", null)
				.status()).isEqualTo(403);
			assertThat(call(reader, HttpMethod.POST, ALL + "/import", "{}", null).status()).isEqualTo(403);
			assertThat(call(reader, HttpMethod.PUT, ALL + "/right-a/draft", "{}", "\"1\"").status()).isEqualTo(403);
			assertThat(call(reader, HttpMethod.DELETE, ALL + "/right-a/draft", null, "\"1\"").status()).isEqualTo(403);
			assertThat(call(reader, HttpMethod.POST, ALL + "/right-a/draft/publish", null, "\"1\"").status())
				.isEqualTo(403);
		}
		assertThat(call(this.passports.ops(), HttpMethod.GET, ALL, null, null).status()).isEqualTo(403);
	}

	@Test
	void whatIsNotThereIsNotFound() {
		for (String path : List.of("/nothing", "/patient?version=99", "/nothing/versions", "/nothing/draft",
				"/nothing/export", "/patient/diff?from=1&to=draft", "/patient/diff?from=1&to=9")) {
			assertThat(get(path).status()).as(path).isEqualTo(404);
		}
		assertThat(get("/patient/diff?from=one&to=1").faults()).containsExactly("from wrong-type");
	}

	@Test
	void theSurveyPageOfADefinitionIsShownAndSendsNothing() {
		ObjectNode definition = definition(DefinitionsTests.document());
		((ObjectNode) definition.get("title")).put("es", "<b>Título</b>");
		Answered page = call(this.passports.staff("any"), HttpMethod.POST, ALL + "/preview?lang=es", definition, null);
		assertThat(page.status()).as(page.text()).isEqualTo(200);
		assertThat(page.text())
			.contains("lang=\"es\"", "Vista previa", "method=\"dialog\"", "&lt;b&gt;Título&lt;/b&gt;",
					"[data-q=\"why\"]{display:none}", "data-when=\"way\"")
			.doesNotContain("method=\"post\"", "action=", "data-keep", "th:");
		definition.putArray("questions");
		assertThat(call(this.head, HttpMethod.POST, ALL + "/preview", definition, null).faults())
			.containsExactly("questions empty");
	}

	@Test
	void aTextThatCannotBeStoredIsNamedByItsPath() {
		ObjectNode definition = definition(DefinitionsTests.document());
		((ObjectNode) definition.get("title")).put("es", "Tí\u0000tulo");
		assertThat(call(this.head, HttpMethod.POST, ALL + "/preview", definition, null).faults())
			.containsExactly("title.es unfit-characters");
	}

	@Test
	void aSurveyCanAskAnotherQuestionnaireOfItsCustomers() {
		this.sites.arrive("asks-a", "asks-b");
		String code = this.sites.survey("asks-a", "waiting");
		String path = "/api/feedback/surveys/" + code + "/questionnaire";
		String manager = this.passports.siteManager("asks-a");
		Answered begun = post("", """
				{"id": "asked-a", "customerType": "PATIENT", "from": {"library": "one-tap"}}""");
		String chosen = "{\"questionnaire\": \"asked-a\"}";
		assertThat(call(manager, HttpMethod.PUT, path, chosen, null).faults())
			.containsExactly("questionnaire unknown-questionnaire");
		publish("asked-a", begun.tag());
		assertThat(call(this.passports.staff("asks-a"), HttpMethod.PUT, path, chosen, null).status()).isEqualTo(403);
		assertThat(call(this.passports.siteManager("asks-b"), HttpMethod.PUT, path, chosen, null).status())
			.isEqualTo(404);
		assertThat(call(manager, HttpMethod.PUT, path, "{\"questionnaire\": \"student\"}", null).faults())
			.containsExactly("questionnaire other-customers");
		assertThat(call(manager, HttpMethod.PUT, path, chosen, null).json().get("questionnaire").stringValue())
			.isEqualTo("asked-a");
		assertThat(
				this.web.get().uri("/s/" + code).exchange().expectBody(String.class).returnResult().getResponseBody())
			.contains("Very unhappy", "asked.css");
	}

}
