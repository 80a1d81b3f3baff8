package io.touchpoint.gateway;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The description of the gateway's own API; the services describe theirs.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiParts {

	private static final String SITES = "sites";

	private static final String SITE_LIST = "SiteList";

	@Bean
	OpenAPI description() {
		return new OpenAPI().info(new Info().title("Touchpoint gateway")
			.version("1")
			.description("Sign-in, sessions, API keys and the directory of sites, regions and staff"));
	}

	/**
	 * A scope is written as one of two types, which no annotation can say.
	 */
	@Bean
	@SuppressWarnings({ "rawtypes", "unchecked" }) // as the library declares schemas
	OpenApiCustomizer siteLists() {
		return (api) -> {
			Map<String, Schema> schemas = api.getComponents().getSchemas();
			schemas.values()
				.stream()
				.map(Schema::getProperties)
				.filter(Objects::nonNull)
				.forEach((properties) -> ((Map<String, Schema>) properties).computeIfPresent(SITES,
						(name, property) -> new JsonSchema().$ref(SITE_LIST)));
			schemas.put(SITE_LIST, everySiteOrSome());
		};
	}

	private static Schema<?> everySiteOrSome() {
		Schema<?> everySite = ofType("string");
		everySite.setConst("*");
		Schema<?> codes = ofType("array");
		codes.setItems(ofType("string"));
		Schema<?> either = new JsonSchema();
		either.setDescription("\"*\" for every site, or the codes of some");
		either.setOneOf(List.of(everySite, codes));
		return either;
	}

	private static Schema<?> ofType(String type) {
		Schema<?> schema = new JsonSchema();
		schema.setTypes(Set.of(type));
		return schema;
	}

}
