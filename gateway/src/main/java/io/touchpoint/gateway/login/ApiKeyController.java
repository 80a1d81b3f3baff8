package io.touchpoint.gateway.login;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * API keys, made and revoked by head office, or by the platform's own command through
 * {@code /internal}.
 */
@RestController
@Tag(name = "api-keys")
class ApiKeyController {

	private static final int DEFAULT_DAYS = 90;

	private static final String PLATFORM = "touchpoint api-key";

	private final ApiKeys keys;

	ApiKeyController(ApiKeys keys) {
		this.keys = keys;
	}

	@GetMapping("/api/directory/api-keys")
	Mono<Page<ApiKeyView>> list(Caller caller) {
		caller.require(Role.HEAD_OFFICE);
		return this.keys.list()
			.map((key) -> ApiKeyView.of(key, null))
			.collectList()
			.map((all) -> new Page<>(all, null));
	}

	@PostMapping("/api/directory/api-keys")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<ApiKeyView> create(Caller caller, @Valid @RequestBody NewApiKey wanted) {
		caller.require(Role.HEAD_OFFICE);
		return issue(wanted, caller.name(), UUID.fromString(caller.id()));
	}

	@DeleteMapping("/api/directory/api-keys/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> revoke(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE);
		return this.keys.revoke(id);
	}

	@Hidden
	@PostMapping("/internal/api-keys")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<ApiKeyView> createForPlatform(@Valid @RequestBody NewApiKey wanted) {
		return issue(wanted, PLATFORM, null);
	}

	/** The command's own key, when it has done what it made it for. */
	@Hidden
	@DeleteMapping("/internal/api-keys/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> revokeForPlatform(@PathVariable UUID id) {
		return this.keys.revoke(id);
	}

	private Mono<ApiKeyView> issue(NewApiKey wanted, String createdBy, @Nullable UUID maker) {
		int days = (wanted.expiresInDays() != null) ? wanted.expiresInDays() : DEFAULT_DAYS;
		return this.keys.issue(wanted.name().strip(), wanted.role(), wanted.sites(), days, createdBy, maker)
			.map((issued) -> ApiKeyView.of(issued.record(), issued.key()));
	}

	/**
	 * The wish for a key.
	 *
	 * @param name what it is for
	 * @param role what it may do
	 * @param sites where; needed for roles at sites
	 * @param expiresInDays its life, 90 days if nothing is said
	 */
	record NewApiKey(@NotBlank @Size(max = 100) String name, @NotNull Role role, @Nullable SiteList sites,
			@Nullable @Min(1) @Max(730) Integer expiresInDays) {
	}

	/**
	 * A key as it is shown.
	 *
	 * @param key the key itself, in the answer to its making only
	 */
	record ApiKeyView(UUID id, String name, String hint, Role role, SiteList sites, String createdBy, Instant createdAt,
			Instant expiresAt, @Nullable Instant lastUsedAt, @Nullable String key) {

		static ApiKeyView of(ApiKey record, @Nullable String key) {
			return new ApiKeyView(record.id(), record.name(), record.hint(), record.role(),
					new SiteList(record.sites()), record.createdBy(), record.createdAt(), record.expiresAt(),
					record.lastUsedAt(), key);
		}

	}

}
