package io.touchpoint.gateway.login;

import java.util.UUID;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The first account of a new operation.
 */
@RestController
@RequestMapping("/api/setup")
@Tag(name = "setup")
class SetupController {

	private final SetupCodes codes;

	SetupController(SetupCodes codes) {
		this.codes = codes;
	}

	@GetMapping
	Mono<Setup> needed() {
		return this.codes.needed().map(Setup::new);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Mono<FirstAccount> setUp(@Valid @RequestBody NewOperation wanted) {
		return this.codes.redeem(wanted.code(), wanted.username(), wanted.name().strip(), wanted.password())
			.map((account) -> new FirstAccount(account.id(), account.username(), account.name()));
	}

	record Setup(boolean needed) {
	}

	record FirstAccount(UUID id, String username, String name) {
	}

	record NewOperation(@NotBlank @Size(max = 80) String code,
			@NotNull @Pattern(regexp = Usernames.PATTERN, message = Usernames.MESSAGE) String username,
			@NotBlank @Size(max = 120) String name, @NotNull @Size(max = 1000) String password) {

		@Override
		public String toString() {
			return "NewOperation[" + this.username + "]";
		}

	}

}
