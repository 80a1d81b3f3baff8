package io.touchpoint.local.client;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far an import is.
 */
public record ImportState(String state, long read, long imported, long refused, long known, @Nullable Long total,
		@Nullable String error) {

	static ImportState of(JsonNode json) {
		JsonNode total = json.path("total");
		JsonNode error = json.path("error");
		return new ImportState(json.path("state").asString(""), json.path("read").asLong(0),
				json.path("imported").asLong(0), json.path("refused").asLong(0), json.path("known").asLong(0),
				total.isNumber() ? total.asLong() : null, error.isString() ? error.asString() : null);
	}

	boolean over() {
		return done() || "FAILED".equals(this.state);
	}

	public boolean done() {
		return "DONE".equals(this.state);
	}

	/**
	 * Why it failed, in the platform's words.
	 */
	public String reason() {
		return (this.error != null) ? this.error : "the platform does not say why; see deploy/touchpoint logs";
	}

	/**
	 * The last line of every import.
	 */
	public String summary() {
		return "%d rows read, %d imported, %d refused, %d already there".formatted(this.read, this.imported,
				this.refused, this.known);
	}

	String progress() {
		if (this.total == null || this.total == 0) {
			return String.format(Locale.ROOT, "%s: %,d rows read", this.state.toLowerCase(Locale.ROOT), this.read);
		}
		double share = Math.min(1.0, (double) this.read / this.total);
		int filled = (int) Math.round(share * 30);
		return String.format(Locale.ROOT, "[%s%s] %3.0f %%  %,d of %,d rows", "#".repeat(filled),
				".".repeat(30 - filled), share * 100, this.read, this.total);
	}

}
