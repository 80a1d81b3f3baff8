package io.touchpoint.local.client;

import java.util.function.Predicate;

import io.touchpoint.local.demo.Guests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Enters the demo's customers, each with as many visits as are missing.
 */
final class GuestsLoad {

	private final Gateway gateway;

	private final Making making;

	GuestsLoad(Gateway gateway, Making making) {
		this.gateway = gateway;
		this.making = making;
	}

	void run(Guests.Guest guest) {
		String list = "/api/feedback/customers?limit=200&site=" + guest.site();
		Predicate<JsonNode> same = (item) -> item.path("email").asString("").equals(guest.email());
		ObjectNode prospect = guest.prospect();
		if (prospect != null) {
			this.making.once("Entering a prospect of the demo", list, same, "/api/feedback/customers", prospect);
		}
		for (int i = 0; i < guest.visits().size(); i++) {
			int earlier = i;
			this.making.once("Entering a visit of the demo", list,
					same.and((item) -> item.path("visits").asInt(0) > earlier), "/api/feedback/customers/visits",
					guest.visits().get(i));
		}
		if (guest.departure() != null) {
			left(guest.email(), guest.departure());
		}
	}

	private void left(String email, ObjectNode departure) {
		String path = "/api/feedback/customers/" + id(email);
		this.making.step("Noting that a customer of the demo left", path, (now) -> !now.path("departures").isEmpty(),
				path + "/departures", departure);
	}

	private String id(String email) {
		String list = "/api/feedback/customers?q=" + Making.encoded(email);
		return this.gateway.patiently("Looking for a customer of the demo", () -> this.gateway.get(list))
			.json()
			.path("items")
			.path(0)
			.path("id")
			.asString();
	}

}
