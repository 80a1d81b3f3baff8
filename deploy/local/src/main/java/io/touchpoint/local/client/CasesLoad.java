package io.touchpoint.local.client;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.touchpoint.local.demo.DemoCases;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Works on a few of the demo's complaints as people do, by the requests of the page of a
 * case. What is done already is left as it is.
 */
final class CasesLoad {

	private static final String CASES = "/api/complaints/";

	/** How a case goes to its resolution: from which state to which. */
	private static final Map<String, String> WAY = Map.of("RECEIVED", "ACKNOWLEDGED", "ACKNOWLEDGED", "INVESTIGATING",
			"INVESTIGATING", "RESOLVED");

	private final Gateway gateway;

	private final Gateway desk;

	private final Making making;

	/**
	 * @param manager sees restricted cases, which head office does not
	 * @param desk may give less by itself than the manager
	 */
	private CasesLoad(Gateway manager, Gateway desk) {
		this.gateway = manager;
		this.desk = desk;
		this.making = new Making(manager);
	}

	/**
	 * Works on them one after the other; a recovery is done as well.
	 * @param head whoever gives the keys
	 */
	static void run(Gateway head, List<DemoCases> cases) {
		// Their names stand in the timeline and beneath the reply
		Gateway manager = head.as("Care team", "SITE_MANAGER", List.of(DemoCases.SITE));
		Gateway desk = head.as("Front desk", "STAFF", List.of(DemoCases.SITE));
		try {
			CasesLoad load = new CasesLoad(manager, desk);
			cases.forEach(load::work);
			load.recover();
		}
		finally {
			desk.giveKeyBack();
			manager.giveKeyBack();
		}
	}

	private void work(DemoCases wanted) {
		String path = CASES + opened(wanted);
		if (wanted.rating() != null) {
			resolve(path);
			rate(path, wanted.rating());
		}
		remedy(path, wanted.given(), this.gateway);
		remedy(path, wanted.asked(), this.desk);
		if (wanted.letter() != null) {
			this.making.step("Writing to a customer of the demo", path + "/letters", (now) -> !now.isEmpty(),
					path + "/letters", wanted.letter());
		}
		improve(path, wanted);
		if (wanted.restriction() != null) {
			change("Restricting a case of the demo", path, (now) -> now.path("restriction").isObject(), "/restriction",
					wanted.restriction());
		}
	}

	private String opened(DemoCases wanted) {
		ObjectNode body = wanted.body().deepCopy();
		if (wanted.answered() != null) {
			answer(wanted.answered()).ifPresent((response) -> body.putArray("responses").add(response));
		}
		return this.making
			.once("Opening a case of the demo",
					"/api/complaints?limit=200&site=%s&q=%s".formatted(DemoCases.SITE,
							Making.encoded(wanted.subject())),
					(item) -> Making.says(item, "subject", body), "/api/complaints", body)
			.path("id")
			.asString();
	}

	/** The id of the answer to a survey with that comment. */
	private Optional<String> answer(String comment) {
		String list = "/api/feedback/responses?channel=REMARK&limit=200&site=" + DemoCases.SITE;
		return this.gateway.patiently("Looking for a remark of the demo", () -> this.gateway.get(list))
			.json()
			.path("items")
			.valueStream()
			.filter((item) -> item.path("comment").asString("").equals(comment))
			.map((item) -> item.path("id").asString())
			.findFirst();
	}

	private void resolve(String path) {
		for (int step = 0; step < WAY.size(); step++) {
			JsonNode now = look(path);
			String to = WAY.get(now.path("status").asString());
			if (to == null) {
				return;
			}
			ObjectNode move = JsonMapper.shared().createObjectNode().put("to", to);
			if (to.equals("RESOLVED")) {
				move.put("outcome", "UPHELD").put("inCustomersFavour", true).put("remedy", "APOLOGY");
			}
			change("Going on with a case of the demo", path, (seen) -> !seen.path("status").equals(now.path("status")),
					"/moves", move);
		}
	}

	/** A new link is for the customer's hands, as no address was left. */
	private void rate(String path, DemoCases.Rating rating) {
		JsonNode after = this.gateway
			.patiently("Looking for a rating of the demo", () -> this.gateway.get(path + "/afterwards"))
			.json();
		if (!after.path("ratings").isEmpty()) {
			return;
		}
		String page = this.gateway
			.patiently("Asking for a link of the demo",
					() -> this.gateway.post(path + "/link", "application/json", "{}"))
			.json()
			.path("trackingUrl")
			.asString();
		this.gateway.patiently("Rating a case of the demo",
				() -> this.gateway.form(URI.create(page).getPath() + "/rating",
						Map.of("handling", Integer.toString(rating.handling()), "relation",
								Integer.toString(rating.relation()), "words", rating.words())));
	}

	private void remedy(String path, @Nullable ObjectNode body, Gateway by) {
		if (body == null) {
			return;
		}
		new Making(by).step("Giving something in a case of the demo", path + "/remedies",
				(now) -> !now.path("items").isEmpty(), path + "/remedies", body);
	}

	private void improve(String path, DemoCases wanted) {
		ObjectNode cause = wanted.cause();
		if (cause == null) {
			return;
		}
		this.gateway.patiently("Noting a cause of the demo", () -> {
			Answer now = this.gateway.get(path + "/corrective");
			return (!now.good() || now.json().path("rootCause").isObject()) ? now
					: this.gateway.replace(path + "/root-cause", cause.toString(), 0);
		});
		String owner = colleague();
		wanted.actions()
			.forEach((action) -> this.making.step("Planning an action of the demo", path + "/corrective",
					(now) -> now.path("actions").valueStream().anyMatch((one) -> Making.says(one, "what", action)),
					path + "/actions", action.deepCopy().put("ownerId", owner)));
	}

	/** The account of the demo that works at the site. */
	private String colleague() {
		return this.gateway
			.patiently("Looking for a colleague of the demo", () -> this.gateway.get("/api/directory/staff"))
			.json()
			.path("items")
			.valueStream()
			.filter((one) -> one.path("username").asString("").equals("staff"))
			.map((one) -> one.path("id").asString())
			.findFirst()
			.orElseThrow();
	}

	/** One broken promise has been made good for; the others wait for it. */
	private void recover() {
		List<JsonNode> broken = this.gateway
			.patiently("Looking for broken promises of the demo",
					() -> this.gateway.get("/api/complaints/promises?limit=200&site=" + DemoCases.SITE))
			.json()
			.path("items")
			.valueStream()
			.filter((promise) -> promise.path("recovery").isObject())
			.toList();
		if (broken.isEmpty()
				|| broken.stream().anyMatch((promise) -> promise.path("recovery").path("doneAt").isString())) {
			return;
		}
		JsonNode first = broken.getFirst();
		this.gateway.patiently("Making good for a broken promise of the demo",
				() -> this.gateway.post(
						CASES + first.path("complaint").asString() + "/recoveries/"
								+ first.path("recovery").path("id").asString() + "/done",
						"application/json", "{\"note\":\"Rang, said sorry and brought flowers.\"}"));
	}

	private JsonNode look(String path) {
		return this.gateway.patiently("Looking at a case of the demo", () -> this.gateway.get(path)).json();
	}

	/** Changes a case of the revision that is seen, unless it shows that it was done. */
	private void change(String what, String path, Predicate<JsonNode> done, String step, ObjectNode body) {
		this.gateway.patiently(what, () -> {
			Answer now = this.gateway.get(path);
			return (!now.good() || done.test(now.json())) ? now
					: this.gateway.change(path + step, body.toString(), now.json().path("revision").asLong());
		});
	}

}
