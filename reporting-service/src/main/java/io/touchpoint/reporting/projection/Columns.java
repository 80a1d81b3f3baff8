package io.touchpoint.reporting.projection;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into columns, as {@code unnest} takes a batch in one statement, and reads
 * columns that are never empty.
 */
final class Columns {

	private Columns() {
	}

	static <T, C> C[] of(Collection<T> rows, Function<T, ? extends @Nullable C> value, IntFunction<C[]> array) {
		return rows.stream().map(value).toArray(array);
	}

	static <T> T value(Readable row, String column, Class<T> type) {
		T value = row.get(column, type);
		if (value == null) {
			throw new IllegalStateException("The column " + column + " is empty");
		}
		return value;
	}

}
