package io.touchpoint.feedback.importer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.bulk.LaneBlocks;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.importer.ImportSettings;
import io.touchpoint.starter.importer.Importer;
import io.touchpoint.starter.testing.TestDatabase;
import io.touchpoint.starter.testing.TestImports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The real reviews, counted a second time by other means.
 */
@FeedbackTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OlistImportTests {

	private static final Path DATA = Path.of("..", "..", "shared", "data", "real", "olist");

	private static final List<String> NAMES = List.of("olist_sellers_dataset.csv", "olist_orders_dataset.csv",
			"olist_order_items_dataset.csv", "olist_order_reviews_dataset.csv");

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

	private final Map<String, String> files = new LinkedHashMap<>();

	@BeforeEach
	void theFilesAreThere() {
		assumeThat(DATA).withFailMessage("NOT TESTED: the Olist files are not at ../shared/data/real/olist").exists();
		NAMES.forEach((name) -> this.files.put(name, unzipped(DATA.resolve(name + ".gz"))));
	}

	private static String unzipped(Path file) {
		try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private byte[] zip() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (String name : NAMES) {
				boolean packed = name.contains("orders");
				zip.putNextEntry(new ZipEntry(packed ? name + ".gz" : name));
				zip.write(packed ? Files.readAllBytes(DATA.resolve(name + ".gz"))
						: this.files.get(name).getBytes(StandardCharsets.UTF_8));
			}
		}
		return bytes.toByteArray();
	}

	/** What the files say, without the importer. */
	private record Expected(int read, int imported, int noSeller, int duplicate, Map<String, Integer> promises,
			Map<String, Integer> scores, Set<String> sellers) {
	}

	private Expected expected() {
		Map<String, Map<String, String>> firstItems = new HashMap<>();
		PlainCsv.read(this.files.get(NAMES.get(2)))
			.forEach((item) -> firstItems.merge(item.get("order_id"), item, (one, other) -> (Integer
				.parseInt(other.get("order_item_id")) < Integer.parseInt(one.get("order_item_id"))) ? other : one));
		Map<String, Map<String, String>> orders = new HashMap<>();
		PlainCsv.read(this.files.get(NAMES.get(1))).forEach((order) -> orders.put(order.get("order_id"), order));
		Set<String> taken = new HashSet<>();
		Set<String> sellers = new HashSet<>();
		Map<String, Integer> promises = new HashMap<>();
		Map<String, Integer> scores = new HashMap<>();
		int read = 0;
		int noSeller = 0;
		int duplicate = 0;
		for (Map<String, String> review : PlainCsv.read(this.files.get(NAMES.get(3)))) {
			read++;
			Map<String, String> item = firstItems.get(review.get("order_id"));
			if (taken.contains(review.get("review_id"))) {
				duplicate++;
			}
			else if (item == null) {
				noSeller++;
			}
			else {
				taken.add(review.get("review_id"));
				sellers.add(item.get("seller_id"));
				scores.merge(review.get("review_score"), 1, Integer::sum);
				promises.merge(promise(orders.get(review.get("order_id"))), 1, Integer::sum);
			}
		}
		return new Expected(read, taken.size(), noSeller, duplicate, promises, scores, sellers);
	}

	private static String promise(Map<String, String> order) {
		String delivered = order.get("order_delivered_customer_date");
		String estimated = order.get("order_estimated_delivery_date");
		if (!delivered.isEmpty()) {
			return (delivered.substring(0, 10).compareTo(estimated.substring(0, 10)) <= 0) ? "KEPT" : "KEPT_LATE";
		}
		return switch (order.get("order_status")) {
			case "canceled", "unavailable" -> "BROKEN";
			case "delivered" -> "none";
			default -> "OPEN";
		};
	}

	@Test
	@Order(1)
	void anImportThatIsCutOffGoesOnWhereItStood() throws Exception {
		UUID id = this.ids.next();
		Files.write(TestImports.upload(this.settings, id), zip());
		TestImports.begun(this.database, id, "olist");
		Uploads uploads = new Uploads(this.web);
		AtomicInteger blocks = new AtomicInteger();
		assertThatThrownBy(() -> this.importer.carryOn(id, () -> blocks.incrementAndGet() > 4))
			.isInstanceOf(LaneBlocks.NotStored.class);
		JsonNode half = uploads.status(id);
		Expected expected = expected();
		assertThat(half.get("imported").intValue()).isPositive().isLessThan(expected.imported());
		this.importer.carryOn(id, () -> false);
		JsonNode whole = uploads.status(id);
		assertThat(whole.get("state").stringValue()).isEqualTo("DONE");
		assertThat(whole.get("imported").intValue()).isEqualTo(expected.imported());
		assertThat(whole.get("refused").intValue()).isEqualTo(expected.noSeller() + expected.duplicate());
		assertThat(whole.get("known").intValue()).isZero();
		assertThat(this.sites.count("SELECT count(*) FROM response WHERE site LIKE 'olist-%'"))
			.isEqualTo(expected.imported());
		assertThat(this.sites.count("SELECT count(DISTINCT subject) FROM outbox WHERE site LIKE 'olist-%'"))
			.isEqualTo(expected.imported());
	}

	@Test
	@Order(2)
	void theSameFileOnceMoreImportsNothingAndEveryLineIsAccountedFor() throws Exception {
		Expected expected = expected();
		Uploads uploads = new Uploads(this.web);
		UUID id = uploads.start("olist", zip());
		JsonNode status = uploads.untilOver(id);
		assertThat(status.get("state").stringValue()).isEqualTo("DONE");
		assertThat(status.get("read").intValue()).isEqualTo(expected.read()).isEqualTo(8225);
		assertThat(status.get("total").intValue()).isEqualTo(8225);
		assertThat(status.get("imported").intValue()).isZero();
		assertThat(status.get("known").intValue()).isEqualTo(expected.imported());
		assertThat(status.get("refused").intValue()).isEqualTo(expected.noSeller() + expected.duplicate());
		assertThat(status.get("notes")).hasSize(3);
		List<Map<String, String>> refused = PlainCsv.read(uploads.refused(id));
		assertThat(refused.stream().filter((row) -> row.get("reason").startsWith("No seller")))
			.hasSize(expected.noSeller());
		assertThat(refused.stream().filter((row) -> row.get("reason").startsWith("Duplicate review_id")))
			.hasSize(expected.duplicate());
		String[] lines = this.files.get(NAMES.get(3)).split("\n", -1);
		assertThat(refused).allSatisfy((row) -> assertThat(lines[Integer.parseInt(row.get("line")) - 1])
			.startsWith(row.get("row").substring(0, 32)));
	}

	@Test
	@Order(3)
	void whatIsStoredIsWhatTheFilesSay() {
		Expected expected = expected();
		expected.scores()
			.forEach((score,
					count) -> assertThat(this.sites
						.count("SELECT count(*) FROM response WHERE site LIKE 'olist-%' AND overall = " + score))
						.isEqualTo(count.longValue()));
		expected.promises()
			.forEach((promise,
					count) -> assertThat(this.sites.count(
							"SELECT count(*) FROM response WHERE site LIKE 'olist-%' AND coalesce(promise, 'none') = '"
									+ promise + "'"))
						.as(promise)
						.isEqualTo(count.longValue()));
		assertThat(this.sites.count("SELECT count(DISTINCT site) FROM response WHERE site LIKE 'olist-%'"))
			.isEqualTo(expected.sellers().size());
		assertThat(this.sites.count("SELECT count(*) FROM site WHERE code LIKE 'olist-%'")).isEqualTo(1610);
		long first = LocalDateTime.parse("2018-01-18T00:00:00").atZone(ZoneId.of("America/Sao_Paulo")).toEpochSecond();
		assertThat(this.sites.count("""
				SELECT extract(epoch FROM occurred_at)::bigint FROM response
				WHERE source_key = 'olist:540e7bbb2d06cfb7f85f3a88ba7ac97f'""")).isEqualTo(first);
		assertThat(this.sites
			.count("SELECT count(*) FROM response WHERE site LIKE 'olist-%' AND comment LIKE '%' || chr(13) || '%'"))
			.isZero();
	}

}
