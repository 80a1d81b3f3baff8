package io.touchpoint.feedback.widget;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.CustomerType;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class WidgetRepository {

	/** A survey for other websites. */
	record Row(String code, String site, String siteName, CustomerType customerType, String touchpoint, boolean active,
			List<String> origins) {
	}

	private static final String ROWS = """
			SELECT s.code, s.site, i.name AS site_name, s.customer_type, s.touchpoint, s.active AND i.open AS active,
				coalesce(w.origins, '{}') AS origins
			FROM survey s JOIN site i ON i.code = s.site LEFT JOIN widget w ON w.survey = s.code
			WHERE s.channel = 'WIDGET'
			""";

	private final DatabaseClient database;

	WidgetRepository(DatabaseClient database) {
		this.database = database;
	}

	Flux<Row> list(@Nullable String site, @Nullable CustomerType customerType) {
		Map<String, Object> values = new HashMap<>();
		StringBuilder sql = new StringBuilder(ROWS);
		if (site != null && !site.isBlank()) {
			sql.append(" AND s.site = :site");
			values.put("site", site);
		}
		if (customerType != null) {
			sql.append(" AND s.customer_type = :customerType");
			values.put("customerType", customerType.name());
		}
		sql.append(" ORDER BY i.name, s.site, s.customer_type, s.touchpoint, s.code LIMIT 1000");
		return this.database.sql(sql.toString()).bindValues(values).map(WidgetRepository::row).all();
	}

	Mono<Row> byCode(String code) {
		return this.database.sql(ROWS + " AND s.code = $1").bind(0, code).map(WidgetRepository::row).one();
	}

	Mono<Long> allow(Row widget, List<String> origins, Instant now) {
		return this.database.sql("""
				INSERT INTO widget (survey, site, origins, changed_at) VALUES ($1, $2, $3, $4)
				ON CONFLICT (survey) DO UPDATE SET origins = excluded.origins, changed_at = excluded.changed_at
				""")
			.bind(0, widget.code())
			.bind(1, widget.site())
			.bind(2, origins.toArray(String[]::new))
			.bind(3, now.atOffset(ZoneOffset.UTC))
			.fetch()
			.rowsUpdated();
	}

	private static Row row(Readable row) {
		String[] origins = row.get("origins", String[].class);
		return new Row(text(row, "code"), text(row, "site"), text(row, "site_name"),
				CustomerType.valueOf(text(row, "customer_type")), text(row, "touchpoint"),
				Boolean.TRUE.equals(row.get("active", Boolean.class)),
				(origins != null) ? List.of(origins) : List.of());
	}

	private static String text(Readable row, String column) {
		return String.valueOf(row.get(column, String.class));
	}

}
