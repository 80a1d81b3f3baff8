package io.touchpoint.feedback.importer;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.intake.Contact;
import io.touchpoint.feedback.intake.NewResponse;

/**
 * Writes responses in the text format of PostgreSQL's COPY.
 */
final class StagingText {

	private static final String NULL = "\\N";

	private static final Map<Character, String> ESCAPED = Map.of('\\', "\\\\", '\t', "\\t", '\n', "\\n", '\r', "\\r");

	private final StringBuilder text = new StringBuilder();

	private final JsonMapper json;

	StagingText(JsonMapper json) {
		this.json = json;
	}

	void add(ImportRow.Good row) {
		NewResponse response = row.response();
		Contact contact = response.contact();
		field(response.id()).field(response.site())
			.field(response.touchpoint())
			.field(response.channel())
			.field(response.customerType())
			.field(response.questionnaire())
			.field(response.questionnaireVersion())
			.field(response.overall())
			.field(response.nps())
			.field(response.moment())
			.field(this.json.writeValueAsString(response.plainAnswers()))
			.field(response.comment())
			.field(response.language())
			.field(response.relation())
			.field(response.promise())
			.field(response.waitedSeconds())
			.field(row.key())
			.field(response.occurredAt())
			.field(response.receivedAt())
			.field((contact != null) ? contact.email() : null)
			.field((contact != null) ? contact.name() : null);
		this.text.setCharAt(this.text.length() - 1, '\n');
	}

	private StagingText field(@Nullable Object value) {
		if (value == null) {
			this.text.append(NULL);
		}
		else {
			String plain = value.toString();
			for (int i = 0; i < plain.length(); i++) {
				char next = plain.charAt(i);
				if (next == '\\' || next < ' ') {
					this.text.append(ESCAPED.getOrDefault(next, String.valueOf(next)));
				}
				else {
					this.text.append(next);
				}
			}
		}
		this.text.append('\t');
		return this;
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
