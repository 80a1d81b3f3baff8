package io.touchpoint.feedback.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

	/**
	 * What many touchpoints ask alike: how and how often they are evaluated, and where.
	 */
	private record Asks(Method method, Rhythm beat, ZoneId zone) {

		static Asks of(PlannedTouchpoint one) {
			return new Asks(one.plan().method(), one.plan().beat(), one.zone());
		}

		Span at(Instant now) {
			Rhythm.Period current = this.beat.periodOf(LocalDate.ofInstant(now, this.zone));
			return new Span(this.method, this.beat.before(current), current);
		}

	}

	private record Span(Method method, Rhythm.Period before, Rhythm.Period current) {
	}

	/** Where a site is told something, and in which language. */
	record Address(String email, String language) {
	}

	// The channels of a method in one walk; day by day only of whom nothing was counted
	// and who was ever answered about: in a large organisation most never were.
	private static final String COUNTS = """
			WITH wanted AS MATERIALIZED (
				SELECT w.site, w.customer_type, w.touchpoint, w.n, string_to_array(a.channels, ' ') AS channels,
					string_to_array(a.tapped, ' ')::boolean[] AS tapped, a.before, a.current, a.next
				FROM unnest($1::text[], $2::text[], $3::text[], $4::integer[])
					WITH ORDINALITY AS w (site, customer_type, touchpoint, asks, n)
				JOIN unnest($5::text[], $6::text[], $7::date[], $8::date[], $9::date[])
					WITH ORDINALITY AS a (channels, tapped, before, current, next, n) ON a.n = w.asks)
			SELECT w.n::integer AS n, coalesce(d.current, 0)::bigint AS current, coalesce(d.before, 0)::bigint AS before,
				(extract(epoch FROM coalesce(d.last_at, l.last_at)) * 1000000)::bigint AS last_at
			FROM wanted w
			LEFT JOIN LATERAL (
				SELECT sum(answers) FILTER (WHERE day >= w.current AND day < w.next) AS current,
					sum(answers) FILTER (WHERE day < w.current) AS before, max(last_at) FILTER (WHERE answers > 0) AS last_at
				FROM answer_day
				WHERE site = w.site AND customer_type = w.customer_type AND touchpoint = w.touchpoint
					AND channel = ANY (w.channels) AND one_tap = ANY (w.tapped) AND day >= w.before) d ON true
			LEFT JOIN LATERAL (
				SELECT max(c.last_at) AS last_at
				FROM unnest(w.channels) AS m (channel)
				CROSS JOIN unnest(w.tapped) AS t (one_tap)
				CROSS JOIN LATERAL (
					SELECT last_at FROM answer_day
					WHERE site = w.site AND customer_type = w.customer_type AND touchpoint = w.touchpoint
						AND channel = m.channel AND one_tap = t.one_tap AND day < w.before AND answers > 0
					ORDER BY day DESC LIMIT 1) c
				WHERE d.last_at IS NULL AND EXISTS (
					SELECT FROM answer_day
					WHERE site = w.site AND customer_type = w.customer_type AND touchpoint = w.touchpoint)) l ON true
			WHERE d.last_at IS NOT NULL OR l.last_at IS NOT NULL
			""";

	private static final Map<Method, String> CHANNELS = listed((method) -> method.channels().stream());

	private static final Map<Method, String> TAPPED = listed((method) -> method.tapped().stream());

	private final DatabaseClient database;

	EvaluationQueries(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * What was counted for each of these in the period of now and the one before.
	 * @return by place in the list; who has no answer is missing
	 */
	Mono<Map<Integer, Count>> counts(List<PlannedTouchpoint> planned, Instant now) {
		Map<Asks, Integer> asked = new LinkedHashMap<>();
		Integer[] asks = planned.stream()
			.map((one) -> asked.computeIfAbsent(Asks.of(one), (fresh) -> asked.size() + 1))
			.toArray(Integer[]::new);
		List<Span> spans = asked.keySet().stream().map((one) -> one.at(now)).toList();
		return this.database.sql(COUNTS)
			.bind(0, texts(planned, PlannedTouchpoint::site))
			.bind(1, texts(planned, (one) -> one.touchpoint().customerType().name()))
			.bind(2, texts(planned, (one) -> one.touchpoint().code()))
			.bind(3, asks)
			.bind(4, texts(spans, (one) -> CHANNELS.get(one.method())))
			.bind(5, texts(spans, (one) -> TAPPED.get(one.method())))
			.bind(6, days(spans, (one) -> one.before().from()))
			.bind(7, days(spans, (one) -> one.current().from()))
			.bind(8, days(spans, (one) -> one.current().to()))
			.map((row) -> Map.entry(Rows.required(row, "n", Integer.class) - 1,
					new Count(number(row, "current"), number(row, "before"), time(row, "last_at"))))
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

	private static long number(Readable row, String column) {
		return Rows.required(row, column, Long.class);
	}

	/** As microseconds: times come as texts, which take long to read in such numbers. */
	private static @Nullable Instant time(Readable row, String column) {
		Long micros = row.get(column, Long.class);
		return (micros != null) ? Instant.EPOCH.plus(micros, ChronoUnit.MICROS) : null;
	}

}
