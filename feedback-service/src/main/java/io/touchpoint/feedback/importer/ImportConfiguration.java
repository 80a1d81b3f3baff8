package io.touchpoint.feedback.importer;

import java.util.List;

import io.touchpoint.feedback.intake.NewResponse;
import io.touchpoint.starter.importer.ImportProfile;
import io.touchpoint.starter.importer.Imports;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What was collected elsewhere comes in as responses.
 */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

	@Bean
	Imports<NewResponse> imports(List<ImportProfile<NewResponse>> profiles, ResponseTarget target) {
		return new Imports<>(profiles, target);
	}

}
