package io.touchpoint.starter.metrics;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Bounded labels for all services.
 */
@AutoConfiguration
class MetricsAutoConfiguration {

	@Bean
	SiteTags siteTags(@Value("${touchpoint.metrics.most-sites}") int most) {
		return new SiteTags(most);
	}

}
