package io.touchpoint.feedback.customer;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Head office says which systems may tell of visits: of all sites, or of some, so that
 * only who sees all of them lets one in.
 */
@RestController
@RequestMapping("/api/feedback/visit-sources")
class SourceController {

	private static final int SECRET_BYTES = 32;

	private static final String CODE = "[a-z0-9][a-z0-9-]{0,39}";

	private final SecureRandom random = new SecureRandom();

	private final SourceRepository repository;

	private final SecretSeal seal;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	private final String publicUrl;

	SourceController(SourceRepository repository, SecretSeal seal, SiteScopedTransaction transaction, Clock clock,
			@Value("${touchpoint.public-url}") String publicUrl) {
		this.repository = repository;
		this.seal = seal;
		this.transaction = transaction;
		this.clock = clock;
		this.publicUrl = publicUrl;
	}

	@GetMapping
	Mono<Page<SourceRepository.VisitSource>> list(Caller caller) {
		caller.require(Role.HEAD_OFFICE);
		return this.transaction.list(SiteScope.allSites(), this.repository.list())
			.collectList()
			.map((all) -> new Page<>(all, null));
	}

	@PostMapping
	Mono<ResponseEntity<VisitSecret>> make(Caller caller, @Valid @RequestBody NewVisitSource given) {
		caller.requireOrganisation();
		String secret = secret();
		SourceRepository.VisitSource source = new SourceRepository.VisitSource(given.code(), given.name().strip(),
				(given.sites() != null) ? given.sites() : List.of(), caller.name(), this.clock.instant(), null, null);
		return this.transaction.run(SiteScope.allSites(), this.repository.insert(source, this.seal.seal(secret)))
			.flatMap((made) -> (made == 1)
					? Mono.just(ResponseEntity.created(URI.create("/api/feedback/visit-sources/" + given.code()))
						.body(shown(given.code(), secret)))
					: Mono.error(Problems.conflict("source-exists", "There is a source with this code already.")));
	}

	@PostMapping("/{code}/secret")
	Mono<VisitSecret> replace(Caller caller, @PathVariable String code) {
		caller.requireOrganisation();
		requireCode(code);
		String secret = secret();
		return this.transaction.run(SiteScope.allSites(), this.repository.replace(code, this.seal.seal(secret)))
			.flatMap((replaced) -> (replaced == 1) ? Mono.just(shown(code, secret))
					: Mono.error(Problems.notFound("source")));
	}

	@PostMapping("/{code}/close")
	Mono<ResponseEntity<Void>> close(Caller caller, @PathVariable String code) {
		caller.requireOrganisation();
		requireCode(code);
		return this.transaction.run(SiteScope.allSites(), this.repository.close(code, this.clock.instant()))
			.flatMap((closed) -> (closed == 1) ? Mono.just(ResponseEntity.noContent().build())
					: Mono.error(Problems.notFound("source")));
	}

	static boolean isCode(String text) {
		return text.matches(CODE);
	}

	private static void requireCode(String text) {
		if (!isCode(text)) {
			throw Problems.notFound("source");
		}
	}

	private String secret() {
		byte[] bytes = new byte[SECRET_BYTES];
		this.random.nextBytes(bytes);
		return "whsec_" + Base64.getEncoder().encodeToString(bytes);
	}

	private VisitSecret shown(String code, String secret) {
		return new VisitSecret(code, secret, this.publicUrl + "/public/visits/" + code);
	}

	/**
	 * A system to be let in.
	 *
	 * @param sites of which sites it may tell; left out: of all
	 */
	record NewVisitSource(@NotBlank @Pattern(regexp = CODE) String code, @NotBlank @Size(max = 200) String name,
			@Nullable @Size(max = 1000) List<@Pattern(regexp = CODE) String> sites) {
	}

	/** Shown once. */
	record VisitSecret(String code, String secret, String url) {
	}

}
