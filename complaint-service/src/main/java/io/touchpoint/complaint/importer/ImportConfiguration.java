package io.touchpoint.complaint.importer;

import java.util.List;

import io.touchpoint.starter.importer.ImportProfile;
import io.touchpoint.starter.importer.Imports;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Complaints of other systems come in as cases.
 */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

	@Bean
	Imports<TakenCase> imports(List<ImportProfile<TakenCase>> profiles, CaseTarget target) {
		return new Imports<>(profiles, target);
	}

}
