package io.touchpoint.reporting.comparison;

import java.util.List;
import java.util.Map;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import static java.util.Objects.requireNonNull;

/**
 * Reads what changed since.
 */
@Component
class LiveQueries {

	private final DatabaseClient database;

	LiveQueries(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * A row of counters whose numbers become visible in their order.
	 *
	 * @param kind the kind of news
	 * @param lane the lane of the site
	 */
	record Line(String kind, int lane) {
	}

	/**
	 * News with its place.
	 *
	 * @param line the line that it stands in
	 * @param news the news
	 */
	record Placed(Line line, News news) {
	}

	/** The newest number of every line. */
	Flux<Map.Entry<Line, Long>> newest() {
		return this.database.sql("SELECT kind, lane, n FROM change_counter")
			.map((row) -> Map.entry(line(row), number(row, "n")))
			.all();
	}

	/** What came after the numbers known, in every line. */
	Flux<Placed> after(Map<Line, Long> known) {
		List<Map.Entry<Line, Long>> lines = List.copyOf(known.entrySet());
		return this.database.sql("""
				SELECT c.site, c.kind, c.lane, c.seq
				FROM change_counter n
				LEFT JOIN unnest(:kinds, :lanes, :numbers) AS k (kind, lane, number)
					ON k.kind = n.kind AND k.lane = n.lane
				JOIN change c ON c.kind = n.kind AND c.lane = n.lane AND c.seq > coalesce(k.number, 0)
				WHERE n.n > coalesce(k.number, 0)
				ORDER BY c.seq, c.site
				""")
			.bind("kinds", lines.stream().map((line) -> line.getKey().kind()).toArray(String[]::new))
			.bind("lanes", lines.stream().map((line) -> line.getKey().lane()).toArray(Integer[]::new))
			.bind("numbers", lines.stream().map(Map.Entry::getValue).toArray(Long[]::new))
			.map((row) -> new Placed(line(row),
					new News(requireNonNull(row.get("site", String.class)),
							requireNonNull(row.get("kind", String.class)), number(row, "seq"))))
			.all();
	}

	private static Line line(Readable row) {
		return new Line(requireNonNull(row.get("kind", String.class)), requireNonNull(row.get("lane", Integer.class)));
	}

	private static long number(Readable row, String column) {
		return requireNonNull(row.get(column, Long.class), column);
	}

}
