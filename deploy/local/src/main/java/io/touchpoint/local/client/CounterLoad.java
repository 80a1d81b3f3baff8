package io.touchpoint.local.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import io.touchpoint.local.demo.DemoVoices;
import io.touchpoint.local.settings.Pause;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Enters what people of the demo's sites do by hand: remarks and their alerts,
 * compliments, letters, kiosks and widgets.
 */
final class CounterLoad {

	/** Alerts come by themselves, after the responses that were imported just before. */
	private static final Duration LONGEST = Duration.ofSeconds(90);

	private static final Duration POLL = Duration.ofMillis(200);

	private static final JsonNode NOTHING = JsonMapper.shared().createObjectNode();

	private final Gateway gateway;

	private final Making making;

	CounterLoad(Gateway gateway, Making making) {
		this.gateway = gateway;
		this.making = making;
	}

	/**
	 * Enters what is not there yet.
	 * @return whether all is there; an alert may be on its way still
	 */
	boolean run(DemoVoices voices) {
		voices.remarks().forEach(this::remark);
		voices.praises().forEach(this::praise);
		voices.letters().forEach(this::letter);
		voices.kiosks().forEach(this::kiosk);
		voices.widgets().forEach(this::widget);
		long until = System.nanoTime() + LONGEST.toNanos();
		return voices.remarks().stream().filter(DemoVoices.Remark::bad).allMatch((remark) -> alert(remark, until));
	}

	private void remark(DemoVoices.Remark remark) {
		JsonNode body = remark.body();
		String list = "/api/feedback/responses?channel=REMARK&limit=200&site=%s&touchpoint=%s".formatted(site(body),
				body.path("touchpoint").asString());
		this.making.once("Entering a remark of the demo", list, (item) -> Making.says(item, "comment", body),
				"/api/feedback/responses", body);
	}

	/** What an alert has come to shows which moves are left. */
	private boolean alert(DemoVoices.Remark remark, long until) {
		Optional<JsonNode> found = raised(remark.body(), until);
		found.ifPresent((alert) -> {
			String path = "/api/feedback/alerts/" + alert.path("id").asString();
			remark.moves()
				.forEach((move) -> this.making.step("Looking after an alert of the demo", path,
						(now) -> reached(now.path("alert").path("state").asString(), move.path("to").asString()),
						path + "/moves", move));
		});
		return found.isPresent();
	}

	private static boolean reached(String state, String to) {
		return state.equals(to) || "CLOSED".equals(state);
	}

	private Optional<JsonNode> raised(JsonNode body, long until) {
		String list = "/api/feedback/alerts?limit=200&site=" + site(body);
		while (true) {
			try {
				Optional<JsonNode> found = this.making.find(list, (alert) -> Making.says(alert, "touchpoint", body));
				if (found.isPresent() || System.nanoTime() > until) {
					return found;
				}
			}
			catch (IOException ex) {
				if (System.nanoTime() > until) {
					return Optional.empty();
				}
			}
			Pause.of(POLL);
		}
	}

	private void praise(DemoVoices.Praise praise) {
		JsonNode body = praise.body();
		JsonNode made = this.making.once("Entering a compliment of the demo",
				"/api/feedback/compliments?limit=200&site=" + site(body), (item) -> Making.says(item, "words", body),
				"/api/feedback/compliments", body);
		String path = "/api/feedback/compliments/" + made.path("id").asString();
		if (praise.thanked()) {
			this.making.step("Thanking for a compliment of the demo", path, (now) -> now.path("thankedAt").isString(),
					path + "/thank", NOTHING);
		}
		if (praise.forwarded()) {
			this.making.step("Passing on a compliment of the demo", path, (now) -> now.path("forwardedAt").isString(),
					path + "/forward", NOTHING);
		}
	}

	private void letter(DemoVoices.Letter letter) {
		String list = "/api/feedback/letters?limit=200&site=" + letter.site();
		String upload = "/api/feedback/letters?site=%s&name=%s".formatted(letter.site(), Making.encoded(letter.name()));
		JsonNode kept = this.making.once("Entering a letter of the demo", list,
				(item) -> item.path("name").asString().equals(letter.name()),
				() -> this.gateway.post(upload, "application/octet-stream", letter.scan()));
		String id = kept.path("id").asString();
		String path = "/api/feedback/letters/" + id;
		if (letter.compliment() != null) {
			this.making.step("Entering a letter's compliment", path, CounterLoad::isRead, "/api/feedback/compliments",
					letter.compliment().deepCopy().put("letter", id));
		}
		if (letter.complaint() != null && !isRead(kept)) {
			JsonNode opened = opened(letter.complaint());
			this.making.step("Entering a letter's complaint", path, CounterLoad::isRead, path + "/complaint",
					JsonMapper.shared().createObjectNode().set("complaint", opened.path("id")));
		}
	}

	private static boolean isRead(JsonNode letter) {
		return letter.path("became").isString();
	}

	private JsonNode opened(JsonNode complaint) {
		String list = "/api/complaints?limit=200&site=%s&q=%s".formatted(site(complaint),
				Making.encoded(complaint.path("subject").asString()));
		return this.making.once("Opening a letter's complaint", list, (item) -> Making.says(item, "subject", complaint),
				"/api/complaints", complaint);
	}

	private void kiosk(JsonNode kiosk) {
		this.making.once("Setting up a kiosk of the demo", "/api/feedback/kiosks?limit=200&site=" + site(kiosk),
				(item) -> Making.says(item, "name", kiosk), "/api/feedback/kiosks", kiosk);
	}

	private void widget(JsonNode widget) {
		JsonNode made = this.making.once("Making a widget of the demo", "/api/feedback/widgets?site=" + site(widget),
				(item) -> Making.says(item, "touchpoint", widget), "/api/feedback/widgets", widget);
		if (made.path("origins").isEmpty()) {
			String origins = "{\"origins\":[\"%s\"]}".formatted(DemoVoices.website(site(widget)));
			this.gateway.patiently("Allowing a website to show the demo's widget", () -> this.gateway
				.put("/api/feedback/widgets/" + made.path("code").asString() + "/origins", origins));
		}
	}

	private static String site(JsonNode body) {
		return body.path("site").asString();
	}

}
