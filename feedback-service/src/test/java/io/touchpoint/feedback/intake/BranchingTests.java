package io.touchpoint.feedback.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Wording;
import io.touchpoint.starter.web.FieldFault;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class BranchingTests {

	private static final Survey SURVEY = new Survey("code", "site", "Site", List.of("en"), null, null,
			CustomerType.CONSUMER, "checkout", new Wording(Map.of("en", "Checkout")), "kinds", 1, Channel.WEB, true,
			Set.of());

	@Test
	void aQuestionIsHiddenUnlessAnAnswerThatAsksItIsChosen() {
		assertThat(Branching.rules(AnswerCheckTests.QUESTIONNAIRE)).isEqualTo(
				"""
						form:not(:has([name="face"][value="1"]:checked,[name="face"][value="2"]:checked)) [data-q="why"]{display:none}
						form:not(:has([name="why"][value="people"]:checked)) [data-q="who"]{display:none}
						form:not(:has([name="face"][value="1"]:checked,[name="face"][value="2"]:checked)) [data-q="who"]{display:none}
						""");
	}

	private static JsonNode read(MultiValueMap<String, String> form) {
		return new FormReading(form).read("code", AnswerCheckTests.QUESTIONNAIRE, "en").get("answers");
	}

	@Test
	void aFormBecomesWhatTheApiWouldHaveBeenSent() {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("face", "1");
		form.add("greeted", "true");
		form.add("way", "shop");
		form.addAll("why", List.of("price", "place"));
		form.add("times", " ٣٫٥ ");
		form.add("waited", "12");
		form.add("nps", "");
		assertThat(read(form)).hasToString("""
				{"face":1,"greeted":true,"way":"shop","why":["price","place"],"times":3.5,"waited":12}""");
	}

	@Test
	void whatIsNoNumberStaysAsItWasTyped() {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("times", "often");
		form.add("waited", "1 min");
		assertThat(read(form).get("times").stringValue()).isEqualTo("often");
		assertThat(read(form).get("waited").stringValue()).isEqualTo("1 min");
	}

	@Test
	void aFaultIsSaidInTheReadersLanguageBesideItsQuestion() {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("times", "a menudo");
		SurveyForm page = new SurveyForm(AnswerCheckTests.QUESTIONNAIRE, "es", form,
				List.of(new FieldFault("answers.face", "missing", ""), new FieldFault("answers.why", "too-many", ""),
						new FieldFault("answers.times", "out-of-range", "")));
		SurveyView view = page.view(SURVEY, "key", null);
		assertThat(view.faults()).extracting(SurveyView.Fault::target, SurveyView.Fault::message)
			.containsExactly(tuple("face-1", "¿Cómo fue? – Esta pregunta necesita una respuesta."),
					tuple("why-price", "What was wrong? – Elija 2 como máximo."),
					tuple("times", "How often? – Escriba un número de -1 a 99.5, con cuatro decimales como máximo."));
		assertThat(view.fresh()).isFalse();
		assertThat(view.sections()).flatExtracting(SurveyView.Section::items)
			.filteredOn((item) -> item.id().equals("times"))
			.singleElement()
			.satisfies((item) -> assertThat(item.field().value()).isEqualTo("a menudo"));
	}

}
