package io.touchpoint.feedback.moment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.intake.RateRules;

/**
 * Decides which bad answer opens an alert, which joins one, and which only waits for
 * others. Pure: it knows what is stored, and tells what has to be.
 * <p>
 * Who can be reached gets an alert of their own. Nobody else does while one of the same
 * place waits for a reaction. From a device that stands there for everybody, it takes
 * several in a short time.
 */
final class AlertBook {

	/**
	 * What became of a bad answer.
	 */
	enum Hearing {

		OPENED, JOINED, WAITS, KNOWN

	}

	/**
	 * An alert to be stored and told.
	 *
	 * @param first the answer that opened it
	 */
	record Raised(UUID id, AlertKind kind, Misery first, Instant firstAt, Instant lastAt, List<UUID> answers) {
	}

	private final RateRules rules;

	private final Supplier<UUID> ids;

	private final Map<UUID, OpenAlert> waiting = new LinkedHashMap<>();

	private final Map<UUID, Raised> raised = new LinkedHashMap<>();

	private final Map<UUID, Misery> taps = new LinkedHashMap<>();

	private final Set<UUID> known = new HashSet<>();

	/**
	 * @param waiting alerts of the places concerned that nobody has reacted to
	 * @param taps bad taps of those places that no alert has heard
	 */
	AlertBook(RateRules rules, List<OpenAlert> waiting, List<Misery> taps, Supplier<UUID> ids) {
		this.rules = rules;
		this.ids = ids;
		waiting.forEach((alert) -> this.waiting.put(alert.id(), alert));
		taps.forEach((tap) -> this.taps.put(tap.response(), tap));
	}

	Hearing hear(Misery misery) {
		if (this.known.contains(misery.response())) {
			return Hearing.KNOWN;
		}
		if (misery.reachable()) {
			return open(AlertKind.MISERY, misery, List.of(misery));
		}
		OpenAlert matter = matterOf(misery);
		if (matter != null) {
			return join(matter, misery);
		}
		if (!misery.isTap()) {
			return open(AlertKind.MISERY, misery, List.of(misery));
		}
		this.taps.put(misery.response(), misery);
		List<Misery> together = tapsUpTo(misery);
		return (together.size() >= this.rules.answers()) ? open(AlertKind.RATE, misery, together) : Hearing.WAITS;
	}

	/**
	 * New alerts, with all their answers.
	 */
	List<Raised> raised() {
		return this.raised.values().stream().map((alert) -> {
			OpenAlert grown = this.waiting.get(alert.id());
			return (grown != null) ? new Raised(alert.id(), alert.kind(), alert.first(), grown.firstAt(),
					grown.lastAt(), grown.heard()) : alert;
		}).toList();
	}

	/**
	 * Stored alerts that further answers came to.
	 */
	List<OpenAlert> grown() {
		return this.waiting.values()
			.stream()
			.filter((alert) -> !alert.heard().isEmpty() && !this.raised.containsKey(alert.id()))
			.toList();
	}

	private @Nullable OpenAlert matterOf(Misery misery) {
		return this.waiting.values()
			.stream()
			.filter((alert) -> alert.takes(misery, this.rules.quiet()))
			.reduce((one, other) -> other)
			.orElse(null);
	}

	private Hearing join(OpenAlert matter, Misery misery) {
		this.waiting.put(matter.id(), matter.with(misery));
		forget(misery);
		return Hearing.JOINED;
	}

	private Hearing open(AlertKind kind, Misery first, List<Misery> together) {
		UUID id = this.ids.get();
		Instant begin = together.stream().map(Misery::at).min(Comparator.naturalOrder()).orElse(first.at());
		OpenAlert alert = new OpenAlert(id, first.site(), first.customerType(), first.touchpoint(), begin, first.at(),
				together.stream().map(Misery::response).toList());
		this.raised.put(id, new Raised(id, kind, first, begin, first.at(), alert.heard()));
		together.forEach(this::forget);
		if (!first.reachable()) {
			this.waiting.put(id, alert);
		}
		return Hearing.OPENED;
	}

	private void forget(Misery misery) {
		this.known.add(misery.response());
		this.taps.remove(misery.response());
	}

	private List<Misery> tapsUpTo(Misery misery) {
		Instant begin = misery.at().minus(this.rules.window());
		List<Misery> together = new ArrayList<>(this.taps.values());
		together.removeIf((tap) -> !tap.isAt(misery.site(), misery.customerType(), misery.touchpoint())
				|| tap.at().isAfter(misery.at()) || !tap.at().isAfter(begin));
		return together;
	}

}
