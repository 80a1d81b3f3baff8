package io.touchpoint.starter.testing;

import io.swagger.v3.core.converter.ModelConverter;
import io.touchpoint.starter.security.Caller;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Lets tests describe a service from its code, so that the description it is shipped with
 * is known to be true; see {@link ApiDescription}.
 */
@AutoConfiguration
class GeneratedDescription {

	static final String PATH = "/api/openapi/generated";

	@Bean
	ModelConverter recordSchemas() {
		// The caller comes from the passport and is no part of a service's interface.
		SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
		return new RecordSchemas();
	}

}
