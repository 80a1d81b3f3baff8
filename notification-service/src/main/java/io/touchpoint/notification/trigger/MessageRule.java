package io.touchpoint.notification.trigger;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.starter.event.Event;

/**
 * What one type of event asks for: one kind of message. A new kind of message is a
 * constant of {@link MessageKind}, a rule here as a component, and its templates.
 */
interface MessageRule {

	/** The one recipient of an event that has no other. */
	List<String> ONE = List.of("");

	List<String> NOBODY = List.of();

	/**
	 * Registered name of the service that tells of the event.
	 */
	String source();

	/**
	 * Type of the event.
	 */
	String type();

	MessageKind kind();

	/**
	 * Where the address is known. The same for all rules of one kind.
	 */
	Addressee addressee();

	/**
	 * To whom this event asks to write: {@link #NOBODY}, {@link #ONE} or, if there may be
	 * several, a key for each that stays the same for ever (an account's id, a keyed hash
	 * of an address). Reads the event only; what it must not be sent for because of its
	 * age is decided elsewhere.
	 */
	List<String> recipients(Event event);

	/**
	 * Under which id at most one message is kept for each recipient: that of the event,
	 * or one made of a name where many events ask for the same message.
	 */
	default UUID once(Event event) {
		return event.id();
	}

	/**
	 * Id of the complaint that the message belongs to, whose restriction hides it; null
	 * if it belongs to none.
	 */
	default @Nullable String complaint(Event event) {
		return null;
	}

	/**
	 * Id of the answer that the message has to do with while it is about something else,
	 * whose case's restriction hides it: empty if this one came from none, null if the
	 * kind has to do with none.
	 */
	default @Nullable String answer(Event event) {
		return null;
	}

	/**
	 * Id of the thing that the message is about.
	 */
	default String about(Event event) {
		return event.subject();
	}

}
