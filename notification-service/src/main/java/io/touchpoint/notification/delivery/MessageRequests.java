package io.touchpoint.notification.delivery;

import java.util.Collection;
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

	private final ForgottenRepository forgotten;

	private final DeliverySignal signal;

	MessageRequests(MessageRepository messages, ForgottenRepository forgotten, DeliverySignal signal) {
		this.messages = messages;
		this.forgotten = forgotten;
		this.signal = signal;
	}

	/**
	 * Stores messages in the caller's transaction, which must see every site, and wakes
	 * the worker after its commit. What was asked for before changes nothing.
	 */
	public Mono<Void> store(List<NewMessage> requested) {
		return requested.isEmpty() ? Mono.empty() : this.messages.insert(requested).then(wakeAfterCommit());
	}

	/**
	 * Forgets customers by what the messages to them are about, in the caller's
	 * transaction, which must see every site; what is asked for later is not sent.
	 */
	public Mono<Void> forget(Collection<ErasedSubject> erased) {
		return erased.isEmpty() ? Mono.empty() : this.forgotten.forgetAbout(erased);
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
