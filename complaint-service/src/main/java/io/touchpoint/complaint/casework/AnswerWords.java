package io.touchpoint.complaint.casework;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.InternalClient;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Asks the feedback service what customers wrote in an answer, so that they need not
 * write it twice.
 */
@Component
public class AnswerWords {

	private static final Logger logger = LoggerFactory.getLogger(AnswerWords.class);

	private final InternalClient client;

	private final CaseworkSettings settings;

	AnswerWords(InternalClient client, CaseworkSettings settings) {
		this.client = client;
		this.settings = settings;
	}

	/** The comment of an answer; empty if there is none, or nobody tells it just now. */
	public Mono<String> of(UUID response) {
		return this.client.to("feedback-service", this.settings.feedbackTimeout())
			.get()
			.uri("/internal/responses/{id}/comment", response)
			.exchangeToMono(AnswerWords::read)
			.onErrorResume((failure) -> {
				logger.warn("A customer who tells more writes anew, as the comment could not be read", failure);
				return Mono.empty();
			});
	}

	private static Mono<String> read(ClientResponse response) {
		if (response.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
			return response.releaseBody().then(Mono.empty());
		}
		return response.statusCode().is2xxSuccessful() ? response.bodyToMono(Written.class).map(Written::comment)
				: response.createError();
	}

	/** What was written. */
	@JsonIgnoreProperties(ignoreUnknown = true)
	record Written(String comment) {
	}

}
