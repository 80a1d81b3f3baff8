package io.touchpoint.local.demo;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people of one site promised in their complaints, and what became of it. Sites
 * differ in how well they keep their word.
 */
public final class DemoPromises {

	/** Each is made once at a site, so that it is known again. */
	private static final List<String> TEXTS = List.of("We call you with the result",
			"Your money is back on your account", "You get a written explanation",
			"The head of the department calls you", "You get a new appointment", "The invoice is corrected",
			"We send you the missing papers", "We repair it and bring it to you", "You get a replacement",
			"We ask the colleague and tell you what was said", "The form is on its way to you",
			"We find your file and call you back", "You get an apology in writing", "The lift works again",
			"Somebody who speaks your language calls you", "We check the bill once more",
			"You hear from us whether the date can be kept", "The sign at the entrance is put right");

	/** By how much the worst site keeps less than the best. */
	private static final List<Double> KEPT = List.of(0.97, 0.9, 0.86, 0.8, 0.62);

	private static final double LATE = 0.5;

	private static final double STILL_OPEN = 0.17;

	private final List<Promised> all = new ArrayList<>();

	/**
	 * A promise in one of the site's complaints.
	 *
	 * @param text the promise
	 * @param body body of {@code POST /api/complaints/.../promises}
	 * @param broken body of the step that breaks it; null if it is not broken
	 * @param kept body of the step that keeps it, late if it was broken; null if nobody
	 * does
	 */
	public record Promised(String text, ObjectNode body, @Nullable ObjectNode broken, @Nullable ObjectNode kept) {
	}

	public DemoPromises(long seed, String site) {
		Chance chance = new Chance(seed + site.hashCode());
		double rate = KEPT.get(Math.floorMod(site.hashCode(), KEPT.size()));
		TEXTS.forEach((text) -> this.all.add(promised(chance, text, rate)));
	}

	public List<Promised> all() {
		return List.copyOf(this.all);
	}

	private static Promised promised(Chance chance, String text, double rate) {
		ObjectNode body = JsonMapper.shared().createObjectNode().put("text", text);
		body.putObject("due").put("workingDays", chance.between(1, 8));
		if (chance.happens(STILL_OPEN)) {
			return new Promised(text, body, null, null);
		}
		if (chance.happens(rate)) {
			return new Promised(text, body, null, proof());
		}
		ObjectNode reason = JsonMapper.shared().createObjectNode().put("reason", "Nobody had the time for it.");
		return new Promised(text, body, reason, chance.happens(LATE) ? proof() : null);
	}

	private static ObjectNode proof() {
		return JsonMapper.shared().createObjectNode().put("proof", "Noted in the call book of the desk.");
	}

}
