package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Why a case is for few eyes only, and whose they are beside those of the site's
 * managers.
 *
 * @param handlers the colleagues who may see it; who hands it on stays one of them
 */
public record Restriction(Reason reason, List<Person> handlers) {

	public Restriction {
		handlers = handlers.stream().distinct().toList();
	}

	/** Why. */
	public enum Reason {

		/** It is about how a colleague behaved. */
		CONDUCT,

		/** It tells of somebody's health. */
		HEALTH

	}

	/**
	 * Whether a colleague of the site may see the case.
	 * @param manages whether it is one of its managers
	 */
	boolean shows(String account, boolean manages) {
		return manages || this.handlers.stream().anyMatch((handler) -> handler.id().equals(account));
	}

	/** Whether all who see a case restricted like that see this one too. */
	boolean covers(@Nullable Restriction other) {
		return other != null && other.handlers.stream().allMatch((handler) -> shows(handler.id(), false));
	}

	/** The same with the colleagues whose desk it lies on or lay on. */
	Restriction and(@Nullable Person... owners) {
		Stream<Person> further = Stream.of(owners).flatMap(Stream::ofNullable);
		return new Restriction(this.reason, Stream.concat(this.handlers.stream(), further).toList());
	}

}
