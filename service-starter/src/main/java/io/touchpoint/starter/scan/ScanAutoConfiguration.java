package io.touchpoint.starter.scan;

import org.apache.tika.Tika;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * The one darkroom of a service that takes files.
 */
@AutoConfiguration
@ConditionalOnClass(Tika.class)
class ScanAutoConfiguration {

	@Bean
	Darkroom darkroom() {
		return new Darkroom();
	}

}
