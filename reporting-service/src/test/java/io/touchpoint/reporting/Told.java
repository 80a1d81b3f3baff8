package io.touchpoint.reporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.TestEvents;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as the other services tell them, with sensible defaults.
 */
public final class Told {

	private Told() {
	}

	public static SiteTold aSite(String code) {
		return new SiteTold(code);
	}

	public static ResponseTold aResponse(String site) {
		return new ResponseTold(site);
	}

	public static ComplaintTold aComplaint(String site) {
		return new ComplaintTold(site);
	}

	/** What feedback-service tells of an alert: raised, grown, acknowledged or closed. */
	public static Event anAlert(String step, String site) {
		return TestEvents.event("alert." + step, site, UUID.randomUUID().toString(), World.NOW, """
				{"kind": "MISERY", "touchpoint": "waiting", "answers": 1}
				""");
	}

	/** Responses of which some are satisfied (5) and the others are not (3). */
	public static List<Event> responses(String site, String day, int satisfied, int others) {
		List<Event> events = new ArrayList<>();
		for (int i = 0; i < satisfied + others; i++) {
			events.add(aResponse(site).at(day + "T10:00:00Z").overall((i < satisfied) ? 5 : 3).event());
		}
		return events;
	}

	/** A mystery visit or an inspection with its score. */
	public static Event aScore(String site, String method, String at, double score) {
		UUID id = UUID.randomUUID();
		return TestEvents.event("visit.scored", site, id.toString(), Instant.parse(at), """
				{"visit": "%s", "method": "%s", "customerType": "PATIENT", "score": %s, "scored": 12}
				""".formatted(id, method, score));
	}

	/** A promise that came to be in that state by that many changes. */
	public static Event aPromise(UUID id, String site, int revision, String state, String keptAt, String brokenAt) {
		return TestEvents.event("promise.told", site, id.toString(), World.NOW, """
				{"complaint": "%s", "customerType": "PATIENT", "state": "%s", "madeAt": "2026-11-10T10:00:00Z",
				"dueAt": "2026-11-16T17:00:00Z", "late": false, "keptAt": %s, "brokenAt": %s, "predecessor": null,
				"successor": null, "tell": [], "revision": %d}
				""".formatted(UUID.randomUUID(), state, quoted(keptAt), quoted(brokenAt), revision));
	}

	/** The reaction that an alert asks for, and when it was given. */
	public static Event aReaction(UUID alert, String site, int revision, String dueAt, String reactedAt) {
		return TestEvents.event("reaction.told", site, alert.toString(), World.NOW, """
				{"customerType": "PATIENT", "raisedAt": "2026-11-10T10:00:00Z", "dueAt": "%s", "reactedAt": %s,
				"revision": %d}
				""".formatted(dueAt, quoted(reactedAt), revision));
	}

	/** The same, told of an internal customer. */
	public static Event ofColleague(Event event) {
		ObjectNode data = (ObjectNode) event.data().deepCopy();
		data.put("customerType", "COLLEAGUE");
		return TestEvents.event(event.type(), event.site(), event.subject(), event.occurredAt(), data);
	}

	/** The same, of an answer that nobody believes. */
	public static Event ofNobodyBelieved(Event event) {
		ObjectNode data = (ObjectNode) event.data().deepCopy();
		data.put("counts", false);
		return TestEvents.event(event.type(), event.site(), event.subject(), event.occurredAt(), data);
	}

	public static final class SiteTold {

		private final String code;

		private String region = "north";

		private String peerGroup = "hospital-large";

		private String timeZone = "UTC";

		private boolean open = true;

		private int revision = 1;

		private SiteTold(String code) {
			this.code = code;
		}

		public SiteTold region(String value) {
			this.region = value;
			return this;
		}

		public SiteTold peerGroup(String value) {
			this.peerGroup = value;
			return this;
		}

		public SiteTold timeZone(String value) {
			this.timeZone = value;
			return this;
		}

		public SiteTold closed() {
			this.open = false;
			return this;
		}

		public SiteTold revision(int value) {
			this.revision = value;
			return this;
		}

		public Event event() {
			String region = this.region.substring(0, 1).toUpperCase() + this.region.substring(1);
			return TestEvents.event("site.saved", this.code, this.code, World.NOW, """
					{"code": "%s", "name": "Site %s", "region": {"code": "%s", "name": "%s"}, "sector": "hospital",
					"peerGroup": "%s", "timeZone": "%s", "languages": ["en"],
					"contact": {"email": "care@example.org", "phone": "+1 555 0100", "address": "1 Main Street"},
					"open": %s, "revision": %d}
					""".formatted(this.code, this.code, this.region, region, this.peerGroup, this.timeZone, this.open,
					this.revision));
		}

	}

	public static final class ResponseTold {

		private final String site;

		private UUID id = UUID.randomUUID();

		private String at = "2026-11-16T10:00:00Z";

		private Integer overall = 5;

		private Integer nps;

		private Integer smiley;

		private String moment = "NEUTRAL";

		private String promise;

		private String dimensions = "{}";

		private String attributes = "{}";

		private String areas = "{}";

		private String steps = "{}";

		private Integer effort;

		private String channel = "WEB";

		private ResponseTold(String site) {
			this.site = site;
		}

		public ResponseTold id(UUID value) {
			this.id = value;
			return this;
		}

		public ResponseTold at(String value) {
			this.at = value;
			return this;
		}

		public ResponseTold overall(Integer value) {
			this.overall = value;
			return this;
		}

		public ResponseTold nps(Integer value) {
			this.nps = value;
			return this;
		}

		public ResponseTold smiley(Integer value) {
			this.smiley = value;
			return this;
		}

		public ResponseTold moment(String value) {
			this.moment = value;
			return this;
		}

		public ResponseTold promise(String value) {
			this.promise = value;
			return this;
		}

		public ResponseTold attributes(String json) {
			this.attributes = json;
			return this;
		}

		public ResponseTold areas(String json) {
			this.areas = json;
			return this;
		}

		/** What was checked or rated of the service script. */
		public ResponseTold steps(String json) {
			this.steps = json;
			return this;
		}

		public ResponseTold effort(Integer value) {
			this.effort = value;
			return this;
		}

		public ResponseTold channel(String value) {
			this.channel = value;
			return this;
		}

		public ResponseTold dimensions(String json) {
			this.dimensions = json;
			return this;
		}

		public Event event() {
			return TestEvents.event("response.received", this.site, this.id.toString(), Instant.parse(this.at),
					"""
							{"channel": "%s", "touchpoint": "consultation", "customerType": "PATIENT",
							"questionnaire": "patient", "questionnaireVersion": 1, "overall": %s, "nps": %s, "smiley": %s, "moment": "%s",
							"dimensions": %s, "attributes": %s, "areas": %s, "steps": %s, "effort": %s, "promise": %s, "relation": null, "language": "en", "contactable": false,
							"imported": false}
							"""
						.formatted(this.channel, this.overall, this.nps, this.smiley, this.moment, this.dimensions,
								this.attributes, this.areas, this.steps, this.effort, quoted(this.promise)));
		}

	}

	public static final class ComplaintTold {

		private final String site;

		private UUID id = UUID.randomUUID();

		private int revision = 1;

		private String status = "RECEIVED";

		private Boolean timely;

		private String receivedAt = "2026-11-16T10:00:00Z";

		private String resolvedAt;

		private String closedAt;

		private String dueAt;

		private ComplaintTold(String site) {
			this.site = site;
		}

		public ComplaintTold id(UUID value) {
			this.id = value;
			return this;
		}

		public ComplaintTold revision(int value) {
			this.revision = value;
			return this;
		}

		public ComplaintTold status(String value) {
			this.status = value;
			return this;
		}

		public ComplaintTold timely(Boolean value) {
			this.timely = value;
			return this;
		}

		public ComplaintTold receivedAt(String value) {
			this.receivedAt = value;
			return this;
		}

		public ComplaintTold resolvedAt(String value) {
			this.resolvedAt = value;
			this.status = "RESOLVED";
			return this;
		}

		public ComplaintTold closedAt(String value) {
			this.closedAt = value;
			this.status = "CLOSED";
			return this;
		}

		public ComplaintTold dueAt(String value) {
			this.dueAt = value;
			return this;
		}

		public Event event() {
			return TestEvents.event("complaint." + this.status.toLowerCase(), this.site, this.id.toString(), World.NOW,
					"""
							{"reference": "C-1", "status": "%s", "channel": "WEB", "severity": "NORMAL",
							"cause": "TIME_WASTED", "customerType": "PATIENT", "timely": %s, "outcome": null,
							"inCustomersFavour": null, "onTheSpot": false, "receivedAt": "%s", "acknowledgedAt": null,
							"resolvedAt": %s, "closedAt": %s, "dueAt": %s, "contactable": false, "imported": false,
							"revision": %d}
							""".formatted(this.status, this.timely, this.receivedAt, quoted(this.resolvedAt),
							quoted(this.closedAt), quoted(this.dueAt), this.revision));
		}

	}

	private static String quoted(String text) {
		return (text != null) ? '"' + text + '"' : "null";
	}

}
