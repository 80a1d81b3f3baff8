package io.touchpoint.feedback.importer;

import java.util.ArrayList;
import java.util.List;

import io.touchpoint.feedback.customer.VisitTarget;
import io.touchpoint.feedback.customer.VisitsProfile;
import io.touchpoint.feedback.intake.NewResponse;
import io.touchpoint.starter.importer.ImportProfile;
import io.touchpoint.starter.importer.Imports;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What was collected elsewhere comes in as responses and visits.
 */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

	@Bean
	Imports<Object> imports(List<ImportProfile<NewResponse>> responses, ResponseTarget responseTarget,
			VisitsProfile visits, VisitTarget visitTarget) {
		List<ImportProfile<Object>> profiles = new ArrayList<>();
		responses.forEach((profile) -> profiles.add(new AnyProfile<>(profile)));
		profiles.add(new AnyProfile<>(visits));
		return new Imports<>(profiles, new AnyTarget(responseTarget, visitTarget));
	}

}
