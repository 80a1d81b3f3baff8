package io.touchpoint.feedback;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;

import org.springdoc.core.customizers.OpenApiCustomizer;

import io.touchpoint.feedback.questionnaire.Question;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The description of this service's API; the functional route of the hot path is
 * described by hand.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiParts {

	@Bean
	OpenAPI description() {
		return new OpenAPI()
			.info(new Info().title("Touchpoint feedback service")
				.version("1")
				.description("Questionnaires, surveys, responses and their import"))
			.paths(new Paths().addPathItem("/public/responses", new PathItem().post(submit())));
	}

	/**
	 * What every question has stands in each kind of question. The generator loses the
	 * names of some of these members, so they are put there by hand. What may be left out
	 * is left out of JSON, and not required.
	 */
	@Bean
	@SuppressWarnings({ "rawtypes", "unchecked" })
	OpenApiCustomizer questions() {
		return (api) -> {
			Map<String, Schema> schemas = api.getComponents().getSchemas();
			Map<String, Schema> read = ModelConverters.getInstance(true).read(Question.Basics.class);
			Schema<?> basics = read.remove("Basics");
			read.forEach(schemas::putIfAbsent);
			schemas.remove("Basics");
			schemas.get("Condition").setRequired(List.of("question"));
			kinds(Question.class).forEach((kind) -> complete(schemas.get(kind.getSimpleName()), basics));
		};
	}

	private static Stream<Class<?>> kinds(Class<?> type) {
		return type.isRecord() ? Stream.of(type)
				: Arrays.stream(type.getPermittedSubclasses()).flatMap(OpenApiParts::kinds).distinct();
	}

	@SuppressWarnings({ "rawtypes", "unchecked" })
	private static void complete(Schema<?> kind, Schema<?> basics) {
		Schema<?> members = (kind.getAllOf() != null) ? kind.getAllOf().getLast() : kind;
		Map<String, Schema> properties = new TreeMap<>(basics.getProperties());
		if (members.getProperties() != null) {
			members.getProperties().forEach((name, property) -> {
				if (name != null) {
					properties.put(name, property);
				}
			});
		}
		members.setProperties(properties);
		Set<String> required = new TreeSet<>(Set.of("id", "required", "text"));
		Stream.of("low", "high", "options", "longest").filter(properties::containsKey).forEach(required::add);
		kind.setRequired(List.copyOf(required));
	}

	private static Operation submit() {
		return new Operation().operationId("submitResponse")
			.tags(List.of("public"))
			.summary("Takes a customer's response; the same key and body may be sent again")
			.addParametersItem(new HeaderParameter().name("Idempotency-Key")
				.required(true)
				.description("New for each response, the same when it is repeated")
				.schema(new StringSchema().minLength(1).maxLength(200)))
			.requestBody(new RequestBody().required(true).content(json(submission())))
			.responses(new ApiResponses()
				.addApiResponse("201", new ApiResponse().description("Stored").content(json(receipt())))
				.addApiResponse("400", new ApiResponse().description("Fields are wrong, each with its reason"))
				.addApiResponse("413", new ApiResponse().description("Larger than a response can be"))
				.addApiResponse("422", new ApiResponse().description("The key was used for another response"))
				.addApiResponse("429",
						new ApiResponse().description("Many answers come in; come back after Retry-After seconds"))
				.addApiResponse("503", new ApiResponse().description("Come back after Retry-After seconds")));
	}

	private static Content json(Schema<?> schema) {
		return new Content().addMediaType("application/json", new MediaType().schema(schema));
	}

	private static Schema<?> receipt() {
		Schema<?> receipt = new ObjectSchema();
		receipt.addProperty("id", new UUIDSchema());
		receipt.addProperty("receivedAt", new DateTimeSchema());
		receipt.setRequired(List.of("id", "receivedAt"));
		return receipt;
	}

	private static Schema<?> submission() {
		Schema<?> submission = new ObjectSchema();
		submission.addProperty("survey", new StringSchema().description("The survey's code"));
		submission.addProperty("version",
				new IntegerSchema()
					.description("The version of the survey's questionnaire that was answered; its newest "
							+ "published one if left out"));
		submission.addProperty("answers", new MapSchema().additionalProperties(true)
			.description("By question id: a number, true or false, an option's id or several of them, a text, or "
					+ "{expected, experienced}"));
		submission.addProperty("comment", new StringSchema().maxLength(4000));
		submission.addProperty("contact", contact());
		submission.addProperty("language", new StringSchema());
		submission.addProperty("relation", choice("FIRST", "RETURNING", "REFERRED"));
		submission.addProperty("channel", choice("WEB", "QR"));
		submission.addProperty("occurredAt", new DateTimeSchema());
		submission.setRequired(List.of("survey", "answers"));
		return submission;
	}

	private static Schema<?> contact() {
		Schema<?> contact = new ObjectSchema();
		contact.addProperty("email", new StringSchema().maxLength(254));
		contact.addProperty("name", new StringSchema().maxLength(200));
		contact.addProperty("consent", new BooleanSchema().description("Must be true"));
		contact.setRequired(List.of("email", "consent"));
		return contact;
	}

	private static Schema<?> choice(String... values) {
		Schema<String> choice = new StringSchema();
		choice.setEnum(List.of(values));
		return choice;
	}

}
