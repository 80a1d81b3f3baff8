package io.touchpoint.notification.trigger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.touchpoint.notification.delivery.MessageKind;

/**
 * Where the address of each kind of message is known. Rules that contradict each other,
 * or that nobody would apply, stop the start.
 */
final class AddressBook {

	private final Map<MessageKind, Addressee> addressees = new EnumMap<>(MessageKind.class);

	static AddressBook of(List<MessageRule> rules, List<String> followed) {
		AddressBook book = new AddressBook();
		for (MessageRule rule : rules) {
			if (!followed.contains(rule.source())) {
				throw new IllegalStateException(
						"Nobody follows " + rule.source() + ", whose " + rule.type() + " asks for " + rule.kind());
			}
			Addressee other = book.addressees.putIfAbsent(rule.kind(), rule.addressee());
			if (other != null && !other.equals(rule.addressee())) {
				throw new IllegalStateException(
						"Two rules know the address of " + rule.kind() + " at different places");
			}
		}
		return book;
	}

	Addressee of(MessageKind kind) {
		@Nullable Addressee addressee = this.addressees.get(kind);
		if (addressee == null) {
			throw new IllegalStateException("No rule says whom to ask for the address of " + kind);
		}
		return addressee;
	}

}
