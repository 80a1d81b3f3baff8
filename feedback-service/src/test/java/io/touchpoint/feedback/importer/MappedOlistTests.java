package io.touchpoint.feedback.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.bulk.CsvLine;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.importer.ImportSettings;
import io.touchpoint.starter.importer.Importer;
import io.touchpoint.starter.testing.TestDatabase;
import io.touchpoint.starter.testing.TestImports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The real reviews as one flat file with a mapping, counted a second time by other means.
 */
@FeedbackTest
class MappedOlistTests {

	private static final Path DATA = Path.of("..", "..", "shared", "data", "real", "olist");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	Importer importer;

	@Autowired
	ImportSettings settings;

	@Autowired
	TestDatabase database;

	@Autowired
	Ids ids;

	private static Iterable<Map<String, String>> rows(String name) {
		try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(DATA.resolve(name + ".csv.gz")))) {
			return PlainCsv.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void theRealReviewsWithAMappingCountAsTheFilesSay() throws Exception {
		assumeThat(DATA).withFailMessage("NOT TESTED: the Olist files are not at ../shared/data/real/olist").exists();
		Map<String, String> states = new HashMap<>();
		rows("olist_sellers_dataset")
			.forEach((seller) -> states.put(seller.get("seller_id"), seller.get("seller_state")));
		Map<String, Map<String, String>> firstItems = new HashMap<>();
		rows("olist_order_items_dataset").forEach((item) -> firstItems.merge(item.get("order_id"), item, (one,
				other) -> (Integer.parseInt(other.get("order_item_id")) < Integer.parseInt(one.get("order_item_id")))
						? other : one));
		StringBuilder flat = new StringBuilder(
				"review_id,seller_state,review_creation_date,review_score,title,message\n");
		Set<String> reviews = new HashSet<>();
		Map<String, Long> scores = new HashMap<>();
		Map<String, Long> sites = new HashMap<>();
		long[] counts = new long[3];
		for (Map<String, String> review : rows("olist_order_reviews_dataset")) {
			Map<String, String> item = firstItems.get(review.get("order_id"));
			String state = (item != null) ? states.getOrDefault(item.get("seller_id"), "") : "";
			flat.append(CsvLine.of(java.util.List.of(review.get("review_id"), state, review.get("review_creation_date"),
					review.get("review_score"), review.get("review_comment_title"),
					review.get("review_comment_message"))))
				.append('\n');
			counts[0]++;
			if (state.isEmpty()) {
				counts[1]++;
			}
			else if (!reviews.add(review.get("review_id"))) {
				counts[2]++;
			}
			else {
				scores.merge(review.get("review_score"), 1L, Long::sum);
				sites.merge("flat-" + state.toLowerCase(java.util.Locale.ROOT), 1L, Long::sum);
			}
		}
		this.sites.arrive(sites.keySet().toArray(String[]::new));
		UUID id = this.ids.next();
		Files.writeString(TestImports.upload(this.settings, id), flat.toString());
		TestImports.begun(this.database, id, "mapped");
		StringBuilder values = new StringBuilder();
		states.values()
			.stream()
			.distinct()
			.forEach((state) -> values.append(values.isEmpty() ? "" : ", ")
				.append("\"%s\": \"flat-%s\"".formatted(state, state.toLowerCase(java.util.Locale.ROOT))));
		this.sites.change("UPDATE import_run SET options = '" + """
				{"customerType": "CONSUMER", "source": "olist-flat", "key": "review_id",
				 "site": {"column": "seller_state", "values": {%s}}, "touchpoint": {"value": "delivery"},
				 "language": {"value": "pt"},
				 "occurredAt": {"column": "review_creation_date", "format": "ISO", "zone": "America/Sao_Paulo"},
				 "answers": {"overall": "review_score"}, "comment": ["title", "message"]}""".formatted(values)
				+ "' WHERE id = '" + id + "'");
		this.importer.carryOn(id, () -> false);
		JsonNode done = new Uploads(this.web).status(id);
		assertThat(done.get("state").stringValue()).isEqualTo("DONE");
		assertThat(done.get("total").longValue()).isEqualTo(counts[0]).isEqualTo(8225);
		assertThat(done.get("refused").longValue()).isEqualTo(counts[1] + counts[2]);
		assertThat(done.get("known").longValue()).isZero();
		assertThat(done.get("imported").longValue()).isEqualTo(reviews.size());
		scores.forEach((score,
				count) -> assertThat(this.sites
					.count("SELECT count(*) FROM response WHERE import_run = '" + id + "' AND overall = " + score))
					.isEqualTo(count));
		sites.forEach((site,
				count) -> assertThat(this.sites
					.count("SELECT count(*) FROM response WHERE import_run = '" + id + "' AND site = '" + site + "'"))
					.isEqualTo(count));
	}

}
