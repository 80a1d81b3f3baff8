package io.touchpoint.starter;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The smallest service that stands on the starter, whose own classes come to it by
 * auto-configuration as to every service.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
public class StarterApplication {

	@RestController
	static class ThingController {

		private final DatabaseClient database;

		ThingController(DatabaseClient database) {
			this.database = database;
		}

		@PostMapping("/public/things")
		Mono<NewThing> post(@Valid @RequestBody NewThing thing) {
			return Mono.just(thing);
		}

		@GetMapping("/api/things")
		Mono<String> list(Caller caller, @RequestParam(defaultValue = "1") @Min(1) int page) {
			return Mono.just(caller.name() + " " + caller.sites().setting() + " " + page);
		}

		@GetMapping("/api/head-office")
		Mono<String> headOffice(Caller caller) {
			caller.require(Role.HEAD_OFFICE);
			return Mono.just("welcome");
		}

		@GetMapping("/api/site")
		Mono<String> site(Caller caller, @RequestParam String site) {
			caller.requireSite(site);
			return Mono.just(site);
		}

		@GetMapping("/api/missing")
		Mono<String> missing() {
			return Mono.error(Problems.notFound("thing"));
		}

		@GetMapping("/api/broken")
		Mono<String> broken() {
			return Mono.error(new IllegalStateException("the password is swordfish"));
		}

		@GetMapping("/api/filtered")
		Mono<String> filtered(@Valid @ModelAttribute Filter filter) {
			return Mono.just(filter.toString());
		}

		@GetMapping("/api/stored")
		Mono<String> stored(@RequestParam String text) {
			return this.database.sql("SELECT $1::text AS text").bind(0, text).mapValue(String.class).one();
		}

		@GetMapping("/public/thread")
		Mono<String> thread() {
			return Mono.fromSupplier(() -> Thread.currentThread().getName());
		}

		@GetMapping("/internal/things")
		Mono<String> internal(Caller caller) {
			return Mono.just(caller.id());
		}

	}

	record Filter(@Nullable LocalDate from, @Nullable Integer size) {
	}

	record NewThing(UUID id, @NotBlank String name, @Min(1) @Max(5) int rating,
			@Nullable List<@Size(max = 40) String> tags) {
	}

}
