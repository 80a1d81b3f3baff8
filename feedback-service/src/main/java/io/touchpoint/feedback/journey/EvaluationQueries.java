package io.touchpoint.feedback.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * What was counted for plans. Counting walks the key of {@code answer_day}: a range of
 * days per touchpoint and channel and its last entry, never a response.
 */
@Component
class EvaluationQueries {

	/** What was counted for a planned touchpoint. */
	record Count(long current, long before, @Nullable Instant lastAt) {

		static final Count NONE = new Count(0, 0, null);

		Standing.Counted counted() {
			return new Standing.Counted(this.current, this.before, this.lastAt != null);
		}

	}

	/** Where a site is told something, and in which language. */
	record Address(String email, String language) {
	}

	// The channels of a method in one walk; day by day only of whom nothing was counted.
	private static final String COUNTS = """
			SELECT w.n::integer AS n, coalesce(d.current, 0)::bigint AS current, coalesce(d.before, 0)::bigint AS before,
				coalesce(d.last_at, l.last_at) AS last_at
			FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[], $8::date[])
				WITH ORDINALITY AS w (site, customer_type, touchpoint, channels, tapped, before, current, next, n)
			LEFT JOIN LATERAL (
				SELECT sum(answers) FILTER (WHERE day >= w.current AND day < w.next) AS current,
					sum(answers) FILTER (WHERE day < w.current) AS before, max(last_at) FILTER (WHERE answers > 0) AS last_at
				FROM answer_day
				WHERE site = w.site AND customer_type = w.customer_type AND touchpoint = w.touchpoint
					AND channel = ANY (string_to_array(w.channels, ' '))
					AND one_tap = ANY (string_to_array(w.tapped, ' ')::boolean[]) AND day >= w.before) d ON true
			LEFT JOIN LATERAL (
				SELECT max(c.last_at) AS last_at
				FROM unnest(string_to_array(w.channels, ' ')) AS m (channel)
				CROSS JOIN unnest(string_to_array(w.tapped, ' ')::boolean[]) AS t (one_tap)
				CROSS JOIN LATERAL (
					SELECT last_at FROM answer_day
					WHERE site = w.site AND customer_type = w.customer_type AND touchpoint = w.touchpoint
						AND channel = m.channel AND one_tap = t.one_tap AND day < w.before AND answers > 0
					ORDER BY day DESC LIMIT 1) c
				WHERE d.last_at IS NULL) l ON true
			""";

	private static final Map<Method, String> CHANNELS = listed((method) -> method.channels().stream());

	private static final Map<Method, String> TAPPED = listed((method) -> method.tapped().stream());

	private final DatabaseClient database;

	EvaluationQueries(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * What was counted for each of these in the period of now and the one before.
	 * @return by place in the list; who has no answer may be missing
	 */
	Mono<Map<Integer, Count>> counts(List<PlannedTouchpoint> planned, Instant now) {
		return this.database.sql(COUNTS)
			.bind(0, texts(planned, PlannedTouchpoint::site))
			.bind(1, texts(planned, (one) -> one.touchpoint().customerType().name()))
			.bind(2, texts(planned, (one) -> one.touchpoint().code()))
			.bind(3, texts(planned, (one) -> CHANNELS.get(one.plan().method())))
			.bind(4, texts(planned, (one) -> TAPPED.get(one.plan().method())))
			.bind(5, days(planned, (one) -> one.before(now).from()))
			.bind(6, days(planned, (one) -> one.current(now).from()))
			.bind(7, days(planned, (one) -> one.current(now).to()))
			.map((row) -> Map.entry(number(row, "n").intValue() - 1,
					new Count(number(row, "current").longValue(), number(row, "before").longValue(),
							time(row, "last_at"))))
			.all()
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
	}

	/** Empty if the site has none. */
	Mono<Address> address(String site) {
		return this.database.sql("""
				SELECT email, coalesce(languages[1], 'en') AS language FROM site
				WHERE code = $1 AND open AND email <> ''
				""").bind(0, site).map((row) -> new Address(text(row, "email"), text(row, "language"))).one();
	}

	private static Map<Method, String> listed(Function<Method, Stream<?>> values) {
		return Arrays.stream(Method.values())
			.collect(Collectors.toMap(Function.identity(),
					(method) -> values.apply(method).map(String::valueOf).collect(Collectors.joining(" "))));
	}

	private static <T> String[] texts(List<T> things, Function<T, String> value) {
		return things.stream().map(value).toArray(String[]::new);
	}

	private static <T> LocalDate[] days(List<T> things, Function<T, LocalDate> value) {
		return things.stream().map(value).toArray(LocalDate[]::new);
	}

	private static String text(Readable row, String column) {
		return Rows.required(row, column, String.class);
	}

	private static Number number(Readable row, String column) {
		return Rows.required(row, column, Long.class);
	}

	private static @Nullable Instant time(Readable row, String column) {
		OffsetDateTime time = row.get(column, OffsetDateTime.class);
		return (time != null) ? time.withOffsetSameInstant(ZoneOffset.UTC).toInstant() : null;
	}

}
