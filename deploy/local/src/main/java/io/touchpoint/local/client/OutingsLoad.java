package io.touchpoint.local.client;

import java.net.URI;
import java.util.Map;

import io.touchpoint.local.demo.Outings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plans the demo's mystery visits and inspections, and hands in the reports of those that
 * were done, by the shopper's own page.
 */
final class OutingsLoad {

	private final Gateway gateway;

	private final Making making;

	OutingsLoad(Gateway gateway, Making making) {
		this.gateway = gateway;
		this.making = making;
	}

	void run(Outings.Outing outing) {
		JsonNode plan = outing.plan();
		JsonNode made = this.making.once("Planning a visit of the demo",
				"/api/feedback/visits?limit=200&site=" + plan.path("site").asString(),
				(item) -> Making.says(item, "brief", plan), "/api/feedback/visits", plan);
		// The answer to the plan has the visit in it, the list has the visit itself
		JsonNode visit = made.has("visit") ? made.path("visit") : made;
		if (!outing.report().isEmpty() && !"DONE".equals(visit.path("state").asString())) {
			report(visit.path("id").asString(), outing.report());
		}
	}

	private void report(String visit, Map<String, String> report) {
		String link = this.gateway
			.patiently("Taking a new link to a visit of the demo",
					() -> this.making.post("/api/feedback/visits/" + visit + "/link",
							JsonMapper.shared().createObjectNode()))
			.json()
			.path("link")
			.asString();
		this.gateway.patiently("Handing in a report of the demo",
				() -> this.gateway.form(URI.create(link).getPath(), report));
	}

}
