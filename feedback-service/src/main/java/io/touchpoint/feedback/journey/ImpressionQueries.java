package io.touchpoint.feedback.journey;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * The overall marks of customers at touchpoints, and the faces that stand in for them,
 * from the counters of each day and never from a response.
 */
@Component
class ImpressionQueries {

	/** A touchpoint of a site, and the day from which its marks count. */
	record Wanted(PlannedTouchpoint place, LocalDate from) {
	}

	private static final String[] CUSTOMERS = Arrays.stream(Channel.values())
		.filter(Channel::isOfCustomers)
		.map(Channel::name)
		.toArray(String[]::new);

	private final DatabaseClient database;

	ImpressionQueries(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * The marks at each of these places.
	 * @return by place in the list; who has none is missing
	 */
	Mono<Map<Integer, MarkSum>> marks(List<Wanted> wanted) {
		return this.database.sql("""
				SELECT w.n::integer AS n, sum(d.marks)::bigint AS marks, sum(d.mark_sum)::bigint AS total,
					sum(d.mark_squares)::bigint AS squares, sum(d.face_marks)::bigint AS faces
				FROM unnest($1::text[], $2::text[], $3::text[], $4::date[])
					WITH ORDINALITY AS w (site, customer_type, touchpoint, since, n)
				JOIN answer_day d ON d.site = w.site AND d.customer_type = w.customer_type
					AND d.touchpoint = w.touchpoint AND d.channel = ANY ($5) AND d.day >= w.since
				GROUP BY w.n
				""")
			.bind(0, texts(wanted, PlannedTouchpoint::site))
			.bind(1, texts(wanted, (one) -> one.touchpoint().customerType().name()))
			.bind(2, texts(wanted, (one) -> one.touchpoint().code()))
			.bind(3, wanted.stream().map(Wanted::from).toArray(LocalDate[]::new))
			.bind(4, CUSTOMERS)
			.map((row) -> Map.entry(Rows.required(row, "n", Integer.class) - 1,
					new MarkSum(Rows.required(row, "marks", Long.class), Rows.required(row, "total", Long.class),
							Rows.required(row, "squares", Long.class), Rows.required(row, "faces", Long.class))))
			.all()
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
	}

	private static String[] texts(List<Wanted> wanted, Function<PlannedTouchpoint, String> value) {
		return wanted.stream().map((one) -> value.apply(one.place())).toArray(String[]::new);
	}

}
