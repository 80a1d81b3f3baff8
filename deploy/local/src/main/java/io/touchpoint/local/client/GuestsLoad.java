package io.touchpoint.local.client;

import java.util.Optional;
import java.util.function.Predicate;

import io.touchpoint.local.demo.Guests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Enters the demo's customers, each with as many visits as are missing.
 */
final class GuestsLoad {

	private static final Predicate<JsonNode> ANYBODY = (item) -> true;

	private final Gateway gateway;

	private final Making making;

	GuestsLoad(Gateway gateway, Making making) {
		this.gateway = gateway;
		this.making = making;
	}

	void run(Guests.Guest guest) {
		String list = "/api/feedback/customers?q=" + Making.encoded(guest.email());
		if (guest.prospect() != null) {
			this.making.once("Entering a prospect of the demo", list, ANYBODY, "/api/feedback/customers",
					guest.prospect());
		}
		for (int i = 0; i < guest.visits().size(); i++) {
			visit(list, i, guest.visits().get(i));
		}
		if (guest.departure() != null) {
			left(list, guest.departure());
		}
	}

	private void visit(String list, int earlier, ObjectNode visit) {
		this.making.once("Entering a visit of the demo", list, (item) -> item.path("visits").asInt(0) > earlier,
				"/api/feedback/customers/visits", visit);
	}

	private void left(String list, ObjectNode departure) {
		String id = found(list).map((item) -> item.path("id").asString()).orElseThrow();
		String path = "/api/feedback/customers/" + id;
		this.making.step("Noting that a customer of the demo left", path, (now) -> !now.path("departures").isEmpty(),
				path + "/departures", departure);
	}

	private Optional<JsonNode> found(String list) {
		return this.gateway.patiently("Looking for a customer of the demo", () -> this.gateway.get(list))
			.json()
			.path("items")
			.valueStream()
			.findFirst();
	}

}
