package io.touchpoint.feedback.moderation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Reads what anybody may see: approved words of customers, and nothing else of them.
 */
@Component
class PublicCommentQueries {

	/** So many stand on a page. */
	static final int ON_A_PAGE = 20;

	private static final String COMMENTS = """
			SELECT r.public_comment, r.language,
				date_trunc('month', r.occurred_at AT TIME ZONE i.time_zone)::date AS month
			FROM response r JOIN site i ON i.code = r.site
			WHERE r.site = $1 AND r.moderation = 'APPROVED' AND r.customer_type <> 'COLLEAGUE'
				AND r.verdict IS DISTINCT FROM 'EXCLUDED'
				AND NOT EXISTS (SELECT FROM restricted_answer x WHERE x.response = r.id AND x.restricted)
			ORDER BY r.occurred_at DESC, r.id DESC OFFSET $2 LIMIT $3
			""";

	private final DatabaseClient database;

	PublicCommentQueries(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * A page of a site's comments; empty if there is no such site, it is closed, or its
	 * comments are not shown.
	 * @param page from 1
	 */
	Mono<PublicComments> of(String site, int page) {
		return this.database.sql("""
				SELECT i.name, i.languages FROM site i JOIN comment_publication p ON p.site = i.code
				WHERE i.code = $1 AND i.open AND p.shown
				""")
			.bind(0, site)
			.map((row) -> new PublicComments(site, need(row, "name", String.class),
					List.copyOf(Arrays.asList(need(row, "languages", String[].class))), List.of(), false))
			.one()
			.flatMap((shown) -> comments(shown, page));
	}

	private Mono<PublicComments> comments(PublicComments of, int page) {
		return this.database.sql(COMMENTS)
			.bind(0, of.site())
			.bind(1, (page - 1) * ON_A_PAGE)
			.bind(2, ON_A_PAGE + 1)
			.map((row) -> new PublicComments.Shown(need(row, "public_comment", String.class),
					need(row, "language", String.class), YearMonth.from(need(row, "month", LocalDate.class))))
			.all()
			.collectList()
			.map((found) -> new PublicComments(of.site(), of.siteName(), of.languages(),
					found.stream().limit(ON_A_PAGE).toList(), found.size() > ON_A_PAGE));
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
