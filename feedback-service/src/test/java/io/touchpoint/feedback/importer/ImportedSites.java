package io.touchpoint.feedback.importer;

import java.util.List;

import reactor.core.publisher.Mono;

import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.importer.Directory;
import io.touchpoint.starter.importer.ImportSettings;
import io.touchpoint.starter.importer.NewSite;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Stands in for the gateway: the sites that an import asks for arrive as events.
 */
@TestConfiguration(proxyBeanMethods = false)
public class ImportedSites {

	@Bean
	@Primary
	Directory arrivingDirectory(ImportSettings settings, ObjectProvider<Sites> sites) {
		return new Directory(null, settings) {
			@Override
			public Mono<Void> make(List<NewSite> wanted) {
				return Mono.fromRunnable(() -> sites.getObject()
					.handle(wanted.stream().map((site) -> Sites.saved(site.code(), site.sector(), true, 1)).toList()));
			}
		};
	}

}
