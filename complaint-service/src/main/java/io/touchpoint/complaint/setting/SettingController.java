package io.touchpoint.complaint.setting;

import java.util.List;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.ShippedSettings;

import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Head office sees by which numbers the service works, also those that only whoever runs
 * it can set. No secret is among them: what is told is named one by one.
 */
@RestController
class SettingController {

	private final List<OperatorSetting> settings;

	SettingController(Environment environment) {
		ShippedSettings shipped = new ShippedSettings(environment);
		this.settings = Stream.of(OperatorSetting.Group.values())
			.flatMap((group) -> group.properties()
				.stream()
				.map((property) -> new OperatorSetting(group, property, shipped.now(property),
						shipped.usual(property))))
			.toList();
	}

	@GetMapping("/api/complaints/operator-settings")
	Mono<List<OperatorSetting>> operatorSettings(Caller caller) {
		caller.require(Role.HEAD_OFFICE);
		return Mono.just(this.settings);
	}

}
