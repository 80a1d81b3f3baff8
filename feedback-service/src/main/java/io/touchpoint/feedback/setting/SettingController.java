package io.touchpoint.feedback.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Head office sees by which numbers the service works, also those that only whoever runs
 * it can set. No secret is among them: what is told is named one by one.
 */
@RestController
class SettingController {

	private static final String SHIPPED = "application.yaml";

	private final List<OperatorSetting> settings;

	SettingController(Environment environment) {
		PropertyResolver shipped = shipped();
		this.settings = Stream.of(OperatorSetting.Group.values())
			.flatMap((group) -> group.properties()
				.stream()
				.map((property) -> new OperatorSetting(group, property,
						Objects.requireNonNull(environment.getProperty(property), property),
						Objects.requireNonNull(shipped.getProperty(property), property))))
			.toList();
	}

	@GetMapping("/api/feedback/operator-settings")
	Mono<List<OperatorSetting>> operatorSettings(Caller caller) {
		caller.require(Role.HEAD_OFFICE);
		return Mono.just(this.settings);
	}

	/** What comes with the service, whatever is set elsewhere. */
	private static PropertyResolver shipped() {
		MutablePropertySources sources = new MutablePropertySources();
		try {
			new YamlPropertySourceLoader().load(SHIPPED, new ClassPathResource(SHIPPED)).forEach(sources::addLast);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new PropertySourcesPropertyResolver(sources);
	}

}
