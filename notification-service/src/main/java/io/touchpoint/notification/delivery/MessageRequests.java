package io.touchpoint.notification.delivery;

import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;

/**
 * The way into delivery.
 */
@Component
public class MessageRequests {

	private final MessageRepository messages;

	private final DeliverySignal signal;

	MessageRequests(MessageRepository messages, DeliverySignal signal) {
		this.messages = messages;
		this.signal = signal;
	}

	/**
	 * Stores messages in the caller's transaction, which must see every site, and wakes
	 * the worker after its commit. What was asked for before changes nothing.
	 */
	public Mono<Void> store(List<NewMessage> requested) {
		return requested.isEmpty() ? Mono.empty() : this.messages.insert(requested).then(wakeAfterCommit());
	}

	private Mono<Void> wakeAfterCommit() {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.doOnNext((manager) -> manager.registerSynchronization(new TransactionSynchronization() {
				@Override
				public Mono<Void> afterCommit() {
					return Mono.fromRunnable(MessageRequests.this.signal::wake);
				}
			}))
			.then();
	}

}
