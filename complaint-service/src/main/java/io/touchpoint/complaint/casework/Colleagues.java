package io.touchpoint.complaint.casework;

import java.util.Optional;
import java.util.UUID;

import io.touchpoint.starter.security.InternalClient;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Asks the directory who may own a case, and where they can be written to. Whoever sends
 * a request names an id only: what the colleague is called, and what they may do, is the
 * directory's to say.
 */
@Component
public class Colleagues {

	private final InternalClient client;

	private final CaseworkSettings settings;

	Colleagues(InternalClient client, CaseworkSettings settings) {
		this.client = client;
		this.settings = settings;
	}

	/**
	 * The owner that a request names for a case of that site; none if it names nobody.
	 * @param field where the request names them
	 */
	public Mono<Optional<Person>> owner(String field, @Nullable String id, String site) {
		String named = PlainText.orNull(id);
		if (named == null) {
			return Mono.just(Optional.empty());
		}
		return Mono.justOrEmpty(uuid(named))
			.flatMap(this::find)
			.switchIfEmpty(Mono.error(() -> refused(field, "There is no colleague with the id '" + named + "'.")))
			.map((colleague) -> {
				String obstacle = colleague.obstacle(site);
				if (obstacle != null) {
					throw refused(field, colleague.name() + " " + obstacle + ".");
				}
				return Optional.of(colleague.person());
			});
	}

	/**
	 * The address of a colleague who works on cases of that site; empty if the directory
	 * gives none.
	 */
	public Mono<String> address(String id, String site) {
		return Mono.justOrEmpty(uuid(id))
			.flatMap(this::find)
			.filter((colleague) -> colleague.canBeWrittenTo(site))
			.mapNotNull(Colleague::email);
	}

	private Mono<Colleague> find(UUID id) {
		return this.client.to("gateway", this.settings.directoryTimeout())
			.get()
			.uri("/internal/directory/staff/{id}", id)
			.retrieve()
			.bodyToMono(Colleague.class)
			.onErrorResume(WebClientResponseException.class,
					(ex) -> ex.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND) ? Mono.empty() : Mono.error(ex));
	}

	/** Every account's id is a UUID; anything else is nobody's. */
	private static Optional<UUID> uuid(String id) {
		try {
			return Optional.of(UUID.fromString(id));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static ProblemException refused(String field, String sentence) {
		return Problems.invalid(new FieldFault(field, "not-assignable", sentence));
	}

}
