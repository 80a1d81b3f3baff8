package io.touchpoint.starter.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.io.ClassPathResource;

/**
 * What a setting of a service is, and what it is as the service comes.
 */
public final class ShippedSettings {

	private static final String SHIPPED = "application.yaml";

	private final PropertyResolver now;

	private final PropertyResolver usual;

	public ShippedSettings(Environment environment) {
		this.now = environment;
		this.usual = shipped();
	}

	/**
	 * What counts.
	 */
	public String now(String property) {
		return Objects.requireNonNull(this.now.getProperty(property), property);
	}

	/**
	 * What comes with the service, whatever is set elsewhere.
	 */
	public String usual(String property) {
		return Objects.requireNonNull(this.usual.getProperty(property), property);
	}

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
