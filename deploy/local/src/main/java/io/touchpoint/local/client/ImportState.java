package io.touchpoint.local.client;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far an import is.
 */
public record ImportState(String state, long read, long imported, long refused, long known, @Nullable Long total,
		@Nullable String error) {

	private static final Set<String> OVER = Set.of("DONE", "FAILED", "STOPPED", "UNDOING", "UNDONE");

	static ImportState of(JsonNode json) {
		JsonNode total = json.path("total");
		JsonNode error = json.path("error");
		return new ImportState(json.path("state").asString(""), json.path("read").asLong(0),
				json.path("imported").asLong(0), json.path("refused").asLong(0), json.path("known").asLong(0),
				total.isNumber() ? total.asLong() : null, error.isString() ? error.asString() : null);
	}

	/** Whether there is nothing more to wait for; what is being undone is over too. */
	boolean over() {
		return OVER.contains(this.state);
	}

	public boolean done() {
		return "DONE".equals(this.state);
	}

	/**
	 * Why it was not done: in the platform's words, or because somebody wished it so.
	 */
	public String reason() {
		return switch (this.state) {
			case "STOPPED" ->
				"Somebody stopped the import; what it had taken in stays, and importing the file again takes in the rest.";
			case "UNDOING", "UNDONE" -> "Somebody undid the import; nothing of it stays.";
			default -> "The import failed: "
					+ ((this.error != null) ? this.error : "the platform does not say why; see deploy/touchpoint logs");
		};
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
