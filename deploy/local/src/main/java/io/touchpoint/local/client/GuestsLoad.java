package io.touchpoint.local.client;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.touchpoint.local.demo.Guests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Enters the demo's customers, each with as many visits as are missing, and the answers
 * to their invitations.
 */
final class GuestsLoad {

	private static final Set<String> OPEN = Set.of("INVITED", "REMINDED");

	private static final String CUSTOMERS = "/api/feedback/customers/";

	private final Gateway gateway;

	private final Making making;

	GuestsLoad(Gateway gateway, Making making) {
		this.gateway = gateway;
		this.making = making;
	}

	void run(Guests.Guest guest) {
		Guests.Reply reply = guest.reply();
		if (reply == null) {
			came(guest);
		}
		else if (reply.sameAs() == null) {
			came(guest);
			answered(id(guest.email()), reply.fields());
		}
		else {
			turnedOutToBe(id(reply.sameAs()), guest, reply.fields());
		}
	}

	private void came(Guests.Guest guest) {
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

	/**
	 * By the link of the invitation: each that is asked for opens the same survey, once.
	 */
	private void answered(String customer, Map<String, String> fields) {
		for (JsonNode invitation : look(customer).path("invitations")) {
			if (OPEN.contains(invitation.path("state").asString())) {
				String contact = "/internal/invitations/%s/contact".formatted(invitation.path("id").asString());
				String link = this.gateway
					.patiently("Looking for an invitation of the demo", () -> this.gateway.toldByFeedback(contact))
					.json()
					.path("trackingUrl")
					.asString();
				this.gateway.patiently("Answering an invitation of the demo",
						() -> this.gateway.form(URI.create(link).getPath(), fields));
			}
		}
	}

	/** Who is one with another already is in no list any more. */
	private void turnedOutToBe(String kept, Guests.Guest guest, Map<String, String> fields) {
		if (isMerged(look(kept))) {
			return;
		}
		came(guest);
		String other = id(guest.email());
		answered(other, fields);
		this.making.step("Putting two entries of a customer of the demo together", CUSTOMERS + kept,
				GuestsLoad::isMerged, CUSTOMERS + kept + "/merge",
				JsonMapper.shared().createObjectNode().put("other", other));
	}

	private static boolean isMerged(JsonNode customer) {
		return !customer.path("merges").isEmpty();
	}

	private JsonNode look(String customer) {
		return this.gateway.patiently("Looking at a customer of the demo", () -> this.gateway.get(CUSTOMERS + customer))
			.json();
	}

	private void left(String email, ObjectNode departure) {
		String path = CUSTOMERS + id(email);
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
