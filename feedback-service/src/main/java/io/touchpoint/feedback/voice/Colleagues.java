package io.touchpoint.feedback.voice;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.touchpoint.starter.security.InternalClient;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Asks the directory for colleagues and their addresses of work.
 */
@Component
public class Colleagues {

	private final InternalClient client;

	private final LetterProperties properties;

	Colleagues(InternalClient client, LetterProperties properties) {
		this.client = client;
		this.properties = properties;
	}

	/**
	 * The address of a colleague who works at the site; empty if the directory gives
	 * none.
	 */
	public Mono<String> address(UUID staff, String site) {
		return find(staff).filter((colleague) -> colleague.canBeWrittenTo(site)).mapNotNull(Colleague::email);
	}

	/**
	 * Refuses an id that a request names unless the directory knows a colleague by it who
	 * works at the site.
	 * @param field where the request names them
	 * @param staff nobody is fine
	 */
	Mono<Void> requireAt(String field, @Nullable UUID staff, String site) {
		return (staff == null) ? Mono.empty()
				: find(staff).filter((colleague) -> colleague.isAt(site))
					.switchIfEmpty(Mono.error(() -> Problems.invalid(new FieldFault(field, "unknown-colleague",
							"No colleague with this id works at the site '" + site + "'."))))
					.then();
	}

	private Mono<Colleague> find(UUID staff) {
		return this.client.to("gateway", this.properties.directoryTimeout())
			.get()
			.uri("/internal/directory/staff/{id}", staff)
			.exchangeToMono(Colleagues::read);
	}

	/**
	 * The ids of those who manage the site or are head office and can be written to.
	 */
	public Mono<List<UUID>> managers(String site) {
		return listed(site).map(Listed::id).collectList();
	}

	/**
	 * The ids of those of head office who can be written to: who may know what the site
	 * must not.
	 */
	public Mono<List<UUID>> headOffice(String site) {
		return listed(site).filter(Listed::isOfHeadOffice).map(Listed::id).collectList();
	}

	private Flux<Listed> listed(String site) {
		return this.client.to("gateway", this.properties.directoryTimeout())
			.get()
			.uri("/internal/directory/managers?site={site}", site)
			.retrieve()
			.bodyToFlux(Listed.class);
	}

	/** One of those whom the directory lists. */
	@JsonIgnoreProperties(ignoreUnknown = true)
	record Listed(UUID id, List<String> roles) {

		boolean isOfHeadOffice() {
			return this.roles.contains(Role.HEAD_OFFICE.name());
		}

	}

	private static Mono<Colleague> read(ClientResponse response) {
		if (response.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
			return response.releaseBody().then(Mono.empty());
		}
		return response.statusCode().is2xxSuccessful() ? response.bodyToMono(Colleague.class) : response.createError();
	}

	/**
	 * A colleague as the directory knows them.
	 *
	 * @param sites the codes of the sites where they work, or {@code *} for all
	 */
	@JsonIgnoreProperties(ignoreUnknown = true)
	record Colleague(@Nullable String email, JsonNode sites, boolean active) {

		boolean canBeWrittenTo(String site) {
			return this.email != null && !this.email.isBlank() && isAt(site);
		}

		boolean isAt(String site) {
			return this.active && worksAt(site);
		}

		private boolean worksAt(String site) {
			return this.sites.isString() ? this.sites.asString().equals("*")
					: this.sites.valueStream().anyMatch((code) -> code.asString().equals(site));
		}

	}

}
