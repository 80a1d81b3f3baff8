package io.touchpoint.gateway.directory;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import io.touchpoint.gateway.login.Account;
import io.touchpoint.gateway.login.Accounts;
import io.touchpoint.gateway.login.SiteList;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells fellow services who a person is and where they may do what.
 */
@RestController
class ColleagueController {

	private final Accounts accounts;

	ColleagueController(Accounts accounts) {
		this.accounts = accounts;
	}

	@Hidden
	@GetMapping("/internal/directory/staff/{id}")
	Mono<Colleague> find(@PathVariable UUID id) {
		return this.accounts.find(SiteScope.allSites(), id).map(Colleague::of);
	}

	/**
	 * Who may know what only managers of the site and head office may, and can be written
	 * to.
	 */
	@Hidden
	@GetMapping("/internal/directory/managers")
	Mono<List<Colleague>> managers(@RequestParam String site) {
		return this.accounts.list(SiteScope.allSites())
			.filter((account) -> account.active() && account.email() != null && account.sites().covers(site))
			.filter((account) -> account.roles().contains(Role.HEAD_OFFICE)
					|| account.roles().contains(Role.SITE_MANAGER))
			.map(Colleague::of)
			.collectList();
	}

	/**
	 * A person as fellow services see them.
	 */
	record Colleague(UUID id, String name, @Nullable String email, List<Role> roles, SiteList sites, boolean active) {

		static Colleague of(Account account) {
			return new Colleague(account.id(), account.name(), account.email(),
					account.roles().stream().sorted().toList(), new SiteList(account.sites()), account.active());
		}

	}

}
