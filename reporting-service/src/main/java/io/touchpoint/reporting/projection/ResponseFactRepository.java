package io.touchpoint.reporting.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

import static java.util.Objects.requireNonNull;

/**
 * The responses that were counted.
 */
@Component
class ResponseFactRepository {

	private static final TypeReference<Map<String, Integer>> MARKS = new TypeReference<>() {
	};

	private final DatabaseClient database;

	private final JsonMapper json;

	ResponseFactRepository(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * Keeps the facts that are new.
	 * @return the ids of those, with their site's local day
	 */
	Mono<Map<UUID, LocalDate>> insert(Collection<ResponseFact> facts) {
		return this.database.sql("""
				INSERT INTO response_fact (id, site, day, occurred_at, channel, touchpoint, customer_type, overall, nps,
					smiley, moment, promise, dimensions, importance, tagged)
				SELECT f.id, f.site, (f.occurred_at AT TIME ZONE coalesce(s.time_zone, 'UTC'))::date, f.occurred_at,
					f.channel, f.touchpoint, f.customer_type, f.overall, f.nps, f.smiley, f.moment, f.promise,
					f.dimensions::jsonb, f.importance::jsonb, f.tagged::jsonb
				FROM unnest(:ids, :sites, :times, :channels, :touchpoints, :types, :overalls, :nps, :smileys, :moments,
						:promises, :dimensions, :importance, :tagged)
					AS f (id, site, occurred_at, channel, touchpoint, customer_type, overall, nps, smiley, moment,
						promise, dimensions, importance, tagged)
				LEFT JOIN site s ON s.code = f.site
				ON CONFLICT (id) DO NOTHING
				RETURNING id, day
				""")
			.bind("ids", Columns.of(facts, ResponseFact::id, UUID[]::new))
			.bind("sites", Columns.of(facts, ResponseFact::site, String[]::new))
			.bind("times", Columns.of(facts, ResponseFact::occurredAt, Instant[]::new))
			.bind("channels", Columns.of(facts, ResponseFact::channel, String[]::new))
			.bind("touchpoints", Columns.of(facts, ResponseFact::touchpoint, String[]::new))
			.bind("types", Columns.of(facts, ResponseFact::customerType, String[]::new))
			.bind("overalls", Columns.of(facts, ResponseFact::overall, Integer[]::new))
			.bind("nps", Columns.of(facts, ResponseFact::nps, Integer[]::new))
			.bind("smileys", Columns.of(facts, ResponseFact::smiley, Integer[]::new))
			.bind("moments", Columns.of(facts, ResponseFact::moment, String[]::new))
			.bind("promises", Columns.of(facts, ResponseFact::promise, String[]::new))
			.bind("dimensions",
					Columns.of(facts, (fact) -> this.json.writeValueAsString(fact.dimensions()), String[]::new))
			.bind("importance", importance(facts))
			.bind("tagged", tagged(facts))
			.map((row) -> Map.entry(Columns.value(row, "id", UUID.class), Columns.value(row, "day", LocalDate.class)))
			.all()
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
	}

	/**
	 * A fact that was counted before some of what it has was kept.
	 *
	 * @param day the site's local day of it
	 * @param early whether it was counted before faces, gaps, channels and importance
	 * were
	 */
	record Filled(LocalDate day, boolean early) {
	}

	/**
	 * Keeps what facts that were counted before did not have yet. Those have no tags at
	 * all, the others at least an empty set of them; the same goes for importance in
	 * facts that are older still.
	 * @return the ids of those that count, and what was filled in
	 */
	Mono<Map<UUID, Filled>> fill(Collection<ResponseFact> facts) {
		if (facts.isEmpty()) {
			return Mono.just(Map.of());
		}
		return this.database.sql("""
				WITH told AS (
					SELECT t.id, t.smiley, t.importance, t.tagged, f.importance IS NULL AS early
					FROM unnest(:ids, :smileys, :importance, :tagged) AS t (id, smiley, importance, tagged)
					JOIN response_fact f USING (id)
				), filled AS (
					UPDATE response_fact f
					SET smiley = t.smiley, importance = t.importance::jsonb, tagged = t.tagged::jsonb
					FROM told t WHERE f.id = t.id AND f.tagged IS NULL
					RETURNING f.id, f.day, f.excluded, t.early
				)
				SELECT id, day, early FROM filled WHERE NOT excluded
				""")
			.bind("ids", Columns.of(facts, ResponseFact::id, UUID[]::new))
			.bind("smileys", Columns.of(facts, ResponseFact::smiley, Integer[]::new))
			.bind("importance", importance(facts))
			.bind("tagged", tagged(facts))
			.map((row) -> Map.entry(Columns.value(row, "id", UUID.class),
					new Filled(Columns.value(row, "day", LocalDate.class), Columns.value(row, "early", Boolean.class))))
			.all()
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
	}

	private String[] importance(Collection<ResponseFact> facts) {
		return Columns.of(facts, (fact) -> this.json.writeValueAsString(fact.importance()), String[]::new);
	}

	private String[] tagged(Collection<ResponseFact> facts) {
		return Columns.of(facts, (fact) -> this.json.writeValueAsString(requireNonNull(fact.tagged()).marks()),
				String[]::new);
	}

	/** Forgets a site's facts, which will be told again. */
	Mono<Void> forget(String site) {
		return this.database.sql("DELETE FROM response_fact WHERE site = :site").bind("site", site).then();
	}

	/**
	 * A fact that counts from now on, or no more.
	 */
	record Recounted(String site, boolean excluded, List<Mark> marks) {
	}

	/**
	 * Keeps what is newer than what is known.
	 * @return the facts for which that makes a difference
	 */
	Flux<Recounted> exclude(Collection<ExclusionFact> exclusions) {
		return this.database.sql("""
				WITH told AS (
					SELECT * FROM unnest(:ids, :excluded, :revisions) AS t (id, excluded, revision)
				), before AS (
					SELECT f.id, f.excluded FROM response_fact f JOIN told USING (id)
				), changed AS (
					UPDATE response_fact f SET excluded = t.excluded, exclusion_revision = t.revision
					FROM told t WHERE f.id = t.id AND f.exclusion_revision < t.revision
					RETURNING f.id, f.site, f.day, f.occurred_at, f.channel, f.customer_type, f.overall, f.nps,
						f.smiley, f.moment, f.promise, f.dimensions, f.importance, f.tagged, f.excluded
				)
				SELECT c.id, c.site, c.day, c.occurred_at, c.channel, c.customer_type, c.overall, c.nps, c.smiley,
					c.moment, c.promise, c.dimensions::text AS dimensions, c.importance::text AS importance,
					c.tagged::text AS tagged, c.excluded
				FROM changed c JOIN before b USING (id) WHERE c.excluded <> b.excluded
				""")
			.bind("ids", Columns.of(exclusions, ExclusionFact::response, UUID[]::new))
			.bind("excluded", Columns.of(exclusions, ExclusionFact::excluded, Boolean[]::new))
			.bind("revisions", Columns.of(exclusions, ExclusionFact::revision, Integer[]::new))
			.map((row) -> new Recounted(Columns.value(row, "site", String.class),
					Columns.value(row, "excluded", Boolean.class),
					read(row).marks(Columns.value(row, "day", LocalDate.class))))
			.all();
	}

	/**
	 * A fact that is another moment from now on.
	 */
	record Rejudged(String site, boolean excluded, List<Mark> before, List<Mark> after) {
	}

	/**
	 * Keeps what the moments are now. A lane tells them in their order, so that the last
	 * one holds.
	 * @return the facts that were another moment
	 */
	Flux<Rejudged> judge(Collection<MomentFact> moments) {
		return this.database.sql("""
				WITH told AS (
					SELECT * FROM unnest(:ids, :moments) AS t (id, moment)
				), before AS (
					SELECT f.id, f.moment FROM response_fact f JOIN told USING (id)
				), changed AS (
					UPDATE response_fact f SET moment = t.moment FROM told t
					WHERE f.id = t.id AND f.moment <> t.moment
					RETURNING f.id, f.site, f.day, f.occurred_at, f.channel, f.customer_type, f.overall, f.nps,
						f.smiley, f.moment, f.promise, f.dimensions, f.importance, f.tagged, f.excluded
				)
				SELECT c.id, c.site, c.day, c.occurred_at, c.channel, c.customer_type, c.overall, c.nps, c.smiley,
					c.moment, c.promise, c.dimensions::text AS dimensions, c.importance::text AS importance,
					c.tagged::text AS tagged, c.excluded, b.moment AS moment_before
				FROM changed c JOIN before b USING (id)
				""")
			.bind("ids", Columns.of(moments, MomentFact::response, UUID[]::new))
			.bind("moments", Columns.of(moments, MomentFact::moment, String[]::new))
			.map((row) -> {
				ResponseFact fact = read(row);
				LocalDate day = Columns.value(row, "day", LocalDate.class);
				return new Rejudged(fact.site(), Columns.value(row, "excluded", Boolean.class),
						fact.as(Columns.value(row, "moment_before", String.class)).marks(day), fact.marks(day));
			})
			.all();
	}

	/** Moves a site's facts to the days of its present time zone. */
	Mono<Void> moveDays(String site, String timeZone) {
		return this.database.sql("""
				UPDATE response_fact SET day = (occurred_at AT TIME ZONE :zone)::date
				WHERE site = :site AND day <> (occurred_at AT TIME ZONE :zone)::date
				""").bind("zone", timeZone).bind("site", site).then();
	}

	/** What all of a site's facts add to the rollups. */
	Flux<Mark> marks(String site) {
		return this.database.sql("""
				SELECT id, site, day, occurred_at, channel, customer_type, overall, nps, smiley, moment, promise,
					dimensions::text AS dimensions, importance::text AS importance, tagged::text AS tagged
				FROM response_fact WHERE site = :site AND NOT excluded
				""")
			.bind("site", site)
			.map((row) -> read(row).marks(Columns.value(row, "day", LocalDate.class)))
			.all()
			.flatMapIterable((marks) -> marks);
	}

	private ResponseFact read(Readable row) {
		return new ResponseFact(Columns.value(row, "id", UUID.class), Columns.value(row, "site", String.class),
				Columns.value(row, "occurred_at", Instant.class), Columns.value(row, "channel", String.class), null,
				row.get("customer_type", String.class), row.get("overall", Integer.class),
				row.get("nps", Integer.class), row.get("smiley", Integer.class),
				Columns.value(row, "moment", String.class), row.get("promise", String.class),
				this.json.readTree(Columns.value(row, "dimensions", String.class)),
				kept(row.get("importance", String.class)), tagged(row.get("tagged", String.class)));
	}

	private @Nullable Tagged tagged(@Nullable String kept) {
		Map<String, Integer> marks = kept(kept);
		return (marks != null) ? new Tagged(marks) : null;
	}

	private @Nullable Map<String, Integer> kept(@Nullable String kept) {
		return (kept != null) ? this.json.readValue(kept, MARKS) : null;
	}

}
