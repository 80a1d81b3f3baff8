package io.touchpoint.complaint.remedy;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.touchpoint.complaint.casework.StaffContacts;
import io.touchpoint.complaint.remedy.Terms.Giver;
import io.touchpoint.starter.security.InternalClient;
import io.touchpoint.starter.security.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Asks the directory who can say yes to a remedy, before it is asked for. Nobody waits
 * for a directory that does not answer: the remedy stands in the list of what waits.
 */
@Component
class Approvers {

	private static final Logger logger = LoggerFactory.getLogger(Approvers.class);

	private final InternalClient client;

	private final RemedySettings settings;

	Approvers(InternalClient client, RemedySettings settings) {
		this.client = client;
		this.settings = settings;
	}

	@JsonIgnoreProperties(ignoreUnknown = true)
	record Colleague(UUID id, List<Role> roles) {

		boolean has(Role role) {
			return this.roles.contains(role);
		}

	}

	/**
	 * Whom to tell: nobody if the asker may give that much, else the site's managers if
	 * they may, else head office; where there is none of them, the site itself.
	 * @param restricted whether the case is for few eyes only, among them its managers'
	 */
	Mono<List<String>> of(String site, long minor, boolean restricted, Giver asker) {
		Limits limits = this.settings.at(site).limits();
		List<Role> may = limits.covering(minor);
		if (asker.limit() >= minor || may.isEmpty()) {
			return Mono.just(List.of());
		}
		Role told = (restricted || may.contains(Role.SITE_MANAGER)) ? Role.SITE_MANAGER : Role.HEAD_OFFICE;
		return this.client.to("gateway", this.settings.lookupTimeout())
			.get()
			.uri("/internal/directory/managers?site={site}", site)
			.retrieve()
			.bodyToFlux(Colleague.class)
			.filter((one) -> one.has(told))
			.map((one) -> one.id().toString())
			.filter((id) -> !id.equals(asker.person().id()))
			.collectList()
			.map((people) -> (people.isEmpty() && !restricted) ? List.of(StaffContacts.THE_SITE) : people)
			.onErrorResume((ex) -> {
				logger.warn("Nobody at '{}' is told of a remedy that waits: {}", site, ex.toString());
				return Mono.just(List.of());
			});
	}

}
