package io.touchpoint.gateway.directory;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.swagger.v3.oas.annotations.tags.Tag;
import io.touchpoint.gateway.login.Account;
import io.touchpoint.starter.web.Revision;
import io.touchpoint.gateway.login.SiteList;
import io.touchpoint.gateway.login.Usernames;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The people who work with the platform: colleagues see each other, head office changes
 * them.
 */
@RestController
@RequestMapping("/api/directory/staff")
@Tag(name = "staff")
class StaffController {

	private final Staff staff;

	StaffController(Staff staff) {
		this.staff = staff;
	}

	@GetMapping
	Mono<Page<StaffView>> list(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.staff.list(caller)
			.map((one) -> StaffView.of(one, null))
			.collectList()
			.map((all) -> new Page<>(all, null));
	}

	@GetMapping("/{id}")
	Mono<ResponseEntity<StaffView>> find(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.staff.find(caller, id).map(StaffController::tagged);
	}

	@PostMapping
	Mono<ResponseEntity<StaffView>> create(Caller caller, @Valid @RequestBody NewStaff wish) {
		caller.require(Role.HEAD_OFFICE);
		return this.staff.create(wish)
			.map((created) -> ResponseEntity.created(URI.create("/api/directory/staff/" + created.account().id()))
				.eTag(Revision.tag(created.account().revision()))
				.body(StaffView.of(created.account(), created.oneTimePassword())));
	}

	@PutMapping("/{id}")
	Mono<ResponseEntity<StaffView>> change(Caller caller, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody StaffChange wish) {
		caller.require(Role.HEAD_OFFICE);
		return this.staff.change(caller, id, Revision.optional(ifMatch), wish).map(StaffController::tagged);
	}

	/**
	 * Ends the account's sessions and lets nobody sign in with it; what the person did
	 * keeps its name.
	 */
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> deactivate(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE);
		return this.staff.deactivate(caller, id);
	}

	private static ResponseEntity<StaffView> tagged(Account account) {
		return ResponseEntity.ok().eTag(Revision.tag(account.revision())).body(StaffView.of(account, null));
	}

	/**
	 * A person who is to get an account.
	 *
	 * @param password a first password; without one, the answer holds a one-time one
	 */
	record NewStaff(@NotNull @Pattern(regexp = Usernames.PATTERN, message = Usernames.MESSAGE) String username,
			@NotBlank @Size(max = 120) @Pattern(regexp = Texts.LINE, message = Texts.MESSAGE) String name,
			@Nullable @Size(max = 254) @Email(regexp = "[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}",
					message = "is not an e-mail address") String email,
			@NotEmpty Set<@NotNull Role> roles, @Nullable SiteList sites, @Nullable @Size(max = 1000) String password) {

		@Override
		public String toString() {
			return "NewStaff[" + this.username + "]";
		}

	}

	/**
	 * What head office may change of a person.
	 *
	 * @param active whether the person can sign in; unchanged if not said
	 * @param password a new password, which ends the sessions; unchanged if not said
	 */
	record StaffChange(@NotBlank @Size(max = 120) @Pattern(regexp = Texts.LINE, message = Texts.MESSAGE) String name,
			@Nullable @Size(max = 254) @Email(regexp = "[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}",
					message = "is not an e-mail address") String email,
			@NotEmpty Set<@NotNull Role> roles, @Nullable SiteList sites, @Nullable Boolean active,
			@Nullable @Size(max = 1000) String password) {

		@Override
		public String toString() {
			return "StaffChange[" + this.name + "]";
		}

	}

	/**
	 * A person as colleagues see them.
	 *
	 * @param oneTimePassword in the answer to the making only, if none was given
	 */
	record StaffView(UUID id, String username, String name, @Nullable String email, List<Role> roles, SiteList sites,
			boolean active, long revision, @Nullable String oneTimePassword) {

		static StaffView of(Account account, @Nullable String oneTimePassword) {
			return new StaffView(account.id(), account.username(), account.name(), account.email(),
					account.roles().stream().sorted().toList(), new SiteList(account.sites()), account.active(),
					account.revision(), oneTimePassword);
		}

	}

}
