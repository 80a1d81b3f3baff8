package io.touchpoint.starter.web;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One page of a keyset-paged list.
 *
 * @param items the rows, in the list's order
 * @param next what to pass as {@code after} for the following page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

	/** The most rows a page may be asked for. */
	public static final int MOST = 200;

	/**
	 * A page of at most {@code limit} rows from {@code limit + 1} fetched ones: the row
	 * too many only tells that there is a next page.
	 */
	public static <T> Page<T> of(List<T> fetched, int limit, Function<T, Cursor> cursor) {
		if (fetched.size() <= limit) {
			return new Page<>(fetched, null);
		}
		List<T> items = fetched.subList(0, limit);
		return new Page<>(List.copyOf(items), cursor.apply(items.getLast()).toString());
	}

}
