package io.touchpoint.feedback.customer;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.InternalClient;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;

/**
 * Has fellow services forget who was erased, and finds the letters of them that became
 * complaints: who wrote a complaint is known to its service alone. They are asked after
 * the erasure, which waits for nobody, and again until they answer.
 */
@Component
class ErasedLetters {

	private static final Logger logger = LoggerFactory.getLogger(ErasedLetters.class);

	private static final int AT_ONCE = 100;

	private static final ParameterizedTypeReference<List<UUID>> IDS = new ParameterizedTypeReference<>() {
	};

	private final ErasureRepository repository;

	private final InternalClient client;

	private final SiteScopedTransaction transaction;

	private final CustomerProperties properties;

	ErasedLetters(ErasureRepository repository, InternalClient client, SiteScopedTransaction transaction,
			CustomerProperties properties) {
		this.repository = repository;
		this.client = client;
		this.transaction = transaction;
		this.properties = properties;
	}

	/**
	 * Erases what there is by now. The letters go first: once the complaints have
	 * forgotten who wrote them, nobody finds them any more.
	 */
	Mono<Void> look() {
		return this.transaction.run(SiteScope.allSites(), this.repository.erased(AT_ONCE).collectList())
			.filter((people) -> !people.isEmpty())
			.flatMap((people) -> complaintsOf(people)
				.flatMap((complaints) -> this.transaction.run(SiteScope.allSites(),
						this.repository.forgetCases(complaints, List.of())))
				.then(forget("complaint-service", "/internal/complaints/forget", people))
				.then(forget("notification-service", "/internal/messages/forget", people))
				.then(Mono.defer(() -> this.transaction.run(SiteScope.allSites(), this.repository.lookedFor(people)))))
			.onErrorResume((ex) -> {
				logger.warn("Who was erased is not forgotten everywhere yet: {}", ex.toString());
				return Mono.empty();
			});
	}

	/** Tells a fellow service whom to forget; told again, nothing more happens there. */
	private Mono<Void> forget(String service, String path, List<ErasureRepository.Erased> people) {
		return Mono.defer(() -> this.client.to(service, this.properties.complaintTimeout())
			.post()
			.uri(path)
			.bodyValue(people.stream().flatMap(ErasedLetters::asWritten).toList())
			.retrieve()
			.toBodilessEntity()
			.then());
	}

	private static Stream<ErasureRepository.Erased> asWritten(ErasureRepository.Erased person) {
		return EmailKey.writtenAs(person.email())
			.stream()
			.map((address) -> new ErasureRepository.Erased(address, person.internal()));
	}

	private Mono<List<UUID>> complaintsOf(List<ErasureRepository.Erased> people) {
		return this.client.to("complaint-service", this.properties.complaintTimeout())
			.post()
			.uri("/internal/complaints/of-contacts")
			.bodyValue(people.stream().flatMap(ErasedLetters::asWritten).toList())
			.retrieve()
			.bodyToMono(IDS);
	}

}
