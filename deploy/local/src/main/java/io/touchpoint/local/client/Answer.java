package io.touchpoint.local.client;

import io.touchpoint.local.settings.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the platform answered.
 */
public record Answer(int status, String body) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final int SHOWN = 300;

	public boolean good() {
		return this.status >= 200 && this.status < 300;
	}

	/** Answers that say "later", not "no". */
	boolean temporary() {
		return switch (this.status) {
			case 429, 502, 503, 504 -> true;
			default -> false;
		};
	}

	public JsonNode json() {
		try {
			return JSON.readTree(this.body);
		}
		catch (JacksonException ex) {
			throw new Problem("The platform answered with something that is not JSON: " + shown(this.body), ex);
		}
	}

	/**
	 * The answer, or the platform's own words for why not.
	 */
	public Answer orProblem(String what) {
		if (good()) {
			return this;
		}
		throw new Problem("%s failed: %s".formatted(what, reason()));
	}

	String reason() {
		try {
			JsonNode problem = JSON.readTree(this.body);
			String title = problem.path("title").asString("");
			String detail = problem.path("detail").asString("");
			return "%d %s".formatted(this.status, (title + ". " + detail).strip());
		}
		catch (JacksonException ex) {
			return "%d %s".formatted(this.status, shown(this.body));
		}
	}

	private static String shown(String text) {
		return text.substring(0, Math.min(text.length(), SHOWN)).strip();
	}

}
