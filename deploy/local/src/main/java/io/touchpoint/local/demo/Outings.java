package io.touchpoint.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mystery visits and inspections at the demo's sites: of each kind one that is planned
 * and one whose report is in.
 */
public final class Outings {

	/**
	 * A visit to a site.
	 *
	 * @param plan body of {@code POST /api/feedback/visits}
	 * @param report the fields of the shopper's form; empty if nobody has gone yet
	 */
	public record Outing(ObjectNode plan, Map<String, String> report) {
	}

	private final Instant now;

	private final Phrases phrases = new Phrases();

	private final JsonMapper json = JsonMapper.builder().build();

	private final List<Outing> all = new ArrayList<>();

	Outings(Instant now) {
		this.now = now;
		String own = DemoVoices.SITES.getFirst();
		planned(own, "MYSTERY_VISIT", "mystery brief", List.of("first-call", "billing"));
		planned(own, "INSPECTION", "inspection brief", List.of("entrance", "waiting"));
		done(own, "MYSTERY_VISIT", "mystery brief", List.of("consultation", "farewell"), mystery());
		done(own, "INSPECTION", "inspection brief", List.of("parking", "restroom"), inspection());
	}

	List<Outing> all() {
		return List.copyOf(this.all);
	}

	private void planned(String site, String method, String briefs, List<String> touchpoints) {
		this.all.add(new Outing(plan(site, method, this.phrases.about(briefs).getFirst(), touchpoints,
				Duration.ofDays(2), Duration.ofDays(9)), Map.of()));
	}

	private void done(String site, String method, String briefs, List<String> touchpoints, Map<String, String> report) {
		this.all.add(new Outing(plan(site, method, this.phrases.about(briefs).getLast(), touchpoints,
				Duration.ofHours(-6), Duration.ofDays(1)), report));
	}

	private ObjectNode plan(String site, String method, String brief, List<String> touchpoints, Duration from,
			Duration to) {
		ObjectNode plan = this.json.createObjectNode()
			.put("site", site)
			.put("method", method)
			.put("customerType", "PATIENT")
			.put("from", this.now.plus(from).toString())
			.put("to", this.now.plus(to).toString())
			.put("brief", brief)
			.put("language", "en");
		List<String> shoppers = this.phrases.about("shoppers");
		plan.putObject("shopper").put("name", shoppers.get("INSPECTION".equals(method) ? 1 : 0));
		ArrayNode stops = plan.putArray("touchpoints");
		touchpoints.forEach((touchpoint) -> stops.addObject().put("touchpoint", touchpoint));
		return plan;
	}

	/** The questions of the scripts that come with the product. */
	private Map<String, String> mystery() {
		Map<String, String> form = new LinkedHashMap<>();
		List.of("greet", "understand", "explain", "thank").forEach((step) -> both(form, step, "true", "true"));
		both(form, "suggest", "true", "false");
		both(form, "greeting-time", "25", "70");
		both(form, "waiting-time", "410", "260");
		both(form, "job-knowledge", "5", "4");
		both(form, "attitude", "5", "4");
		both(form, "under-pressure", "3", "4");
		both(form, "problem-solving", "4", "4");
		form.put("notes", this.phrases.about("mystery notes").getFirst());
		form.put("finding-kind", "ACCESS");
		form.put("finding-what", this.phrases.about("finding").getFirst());
		form.put("finding-place", "Ground floor, behind the desks");
		return handedIn(form);
	}

	private Map<String, String> inspection() {
		Map<String, String> form = new LinkedHashMap<>();
		both(form, "clean", "4", "2");
		both(form, "appearance", "4", "3");
		both(form, "signs", "true", "true");
		both(form, "equipment", "false", "true");
		both(form, "passages", "true", "true");
		both(form, "condition", "4", "3");
		form.put("notes", this.phrases.about("inspection notes").getFirst());
		return handedIn(form);
	}

	private static void both(Map<String, String> form, String question, String first, String second) {
		form.put("s1-" + question, first);
		form.put("s2-" + question, second);
	}

	private static Map<String, String> handedIn(Map<String, String> form) {
		form.put("hand-in", "yes");
		return form;
	}

}
