package io.touchpoint.feedback.intake;

import java.util.ArrayList;
import java.util.List;

import io.touchpoint.starter.web.FieldFault;

/**
 * Collects what is wrong, so that the sender learns of everything at once.
 */
final class Faults {

	private final List<FieldFault> faults = new ArrayList<>();

	void missing(String field) {
		add(field, "missing", "'" + field + "' is missing.");
	}

	void wrongType(String field, String expected) {
		add(field, "wrong-type", "'" + field + "' must be " + expected + ".");
	}

	void outOfRange(String field, int least, int most) {
		add(field, "out-of-range", "'" + field + "' must be between " + least + " and " + most + ".");
	}

	void tooLong(String field, int most) {
		add(field, "too-long", "'" + field + "' may have at most " + most + " characters.");
	}

	void unknownField(String field) {
		add(field, "unknown-field", "'" + field + "' is not a field of a response.");
	}

	void add(String field, String reason, String message) {
		this.faults.add(new FieldFault(field, reason, message));
	}

	boolean concern(String field) {
		return this.faults.stream()
			.anyMatch((fault) -> fault.field().equals(field) || fault.field().startsWith(field + "."));
	}

	boolean isEmpty() {
		return this.faults.isEmpty();
	}

	List<FieldFault> list() {
		return List.copyOf(this.faults);
	}

}
