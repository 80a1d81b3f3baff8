package io.touchpoint.feedback.journey;

import io.r2dbc.spi.Readable;

/**
 * Reads columns that are never null.
 */
final class Rows {

	private Rows() {
	}

	static <T> T required(Readable row, String column, Class<T> type) {
		T value = row.get(column, type);
		if (value == null) {
			throw new IllegalStateException("Column " + column + " is null");
		}
		return value;
	}

}
