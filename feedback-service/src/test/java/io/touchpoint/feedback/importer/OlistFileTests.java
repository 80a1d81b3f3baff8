package io.touchpoint.feedback.importer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.starter.bulk.Unpacked;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Small archives, and those that are not what the profile reads.
 */
@FeedbackTest
class OlistFileTests {

	private static final String SELLER = "0000008959a84dea7ee197c632cb2df15";

	@Autowired
	WebTestClient web;

	@TempDir
	Path folder;

	private static Map<String, String> files() {
		Map<String, String> files = new LinkedHashMap<>();
		files.put("olist_sellers_dataset.csv", "seller_id,seller_city,seller_state\n" + SELLER + ",campinas,SP\n");
		files.put("olist_order_items_dataset.csv", "order_id,order_item_id,seller_id\no1,1," + SELLER + "\n");
		files.put("olist_orders_dataset.csv",
				"order_id,order_status,order_delivered_customer_date,order_estimated_delivery_date\no1,shipped,,\n");
		files.put("olist_order_reviews_dataset.csv", """
				review_id,order_id,review_score,review_comment_title,review_comment_message,review_creation_date,\
				review_answer_timestamp
				r-odd-1,o2,5,,,2018-01-18 00:00:00,2018-01-18 21:46:59
				""");
		return files;
	}

	private static byte[] zip(Map<String, String> files) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, String> file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		return bytes.toByteArray();
	}

	private String failure(String profile, byte[] file) {
		Uploads uploads = new Uploads(this.web);
		JsonNode status = uploads.untilOver(uploads.start(profile, file));
		assertThat(status.get("state").stringValue()).as(status.toString()).isEqualTo("FAILED");
		return status.get("error").stringValue();
	}

	@Test
	void aFileThatIsNoZipFailsAndSaysWhatIsReadAndWhatWasFound() {
		assertThat(failure("olist", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(
				"This is no file for the profile olist, which reads a ZIP of the four Olist files, with sellers, "
						+ "order_items, orders_dataset, reviews in their names. This one begins with: a,b.");
	}

	@Test
	void anArchiveOfOtherFilesFailsAndNamesThem() throws IOException {
		assertThat(failure("olist", zip(Map.of("summer.csv", "a,b\n1,2\n"))))
			.endsWith("This ZIP has no 'sellers', but summer.csv.");
		Map<String, String> other = files();
		other.put("olist_sellers_dataset.csv", "a,b\n1,2\n");
		assertThat(failure("olist", zip(other))).contains("Its file 'sellers' should have the columns seller_id,")
			.endsWith("and has a, b.");
	}

	@Test
	void anArchiveIsNoFileOfLines() throws IOException {
		assertThat(failure("touchpoint-responses", zip(files())))
			.contains("which reads lines that are JSON objects with the members id, site,")
			.endsWith("This one is a ZIP archive.");
	}

	@Test
	void anOddCellThatEveryRowNeedsFailsWithItsLine() throws IOException {
		Map<String, String> odd = files();
		odd.put("olist_sellers_dataset.csv", "seller_id,seller_city,seller_state\nx,campinas,SP\n");
		assertThat(failure("olist", zip(odd))).startsWith("'x' in line 2 of the sellers is not a seller's id");
		odd = files();
		odd.put("olist_order_items_dataset.csv", "order_id,order_item_id,seller_id\no1,first," + SELLER + "\n");
		assertThat(failure("olist", zip(odd))).startsWith("'first' in line 2 of the order items is not the number");
		odd = files();
		odd.merge("olist_orders_dataset.csv", "o2,ship", String::concat);
		assertThat(failure("olist", zip(odd)))
			.isEqualTo("The file 'orders_dataset' of the ZIP is cut off or broken at line 3.");
	}

	@Test
	void moreOrdersThanFitIntoMemoryAreLeft() throws IOException {
		Map<String, String> many = files();
		many.merge("olist_orders_dataset.csv",
				IntStream.range(0, 150_000).mapToObj((n) -> "n" + n + ",,,\n").collect(Collectors.joining()),
				String::concat);
		assertThat(failure("olist", zip(many))).isEqualTo("The archive has more than 150000 orders; send it in parts.");
	}

	@Test
	void allFilesTogetherUnpackToSoMuchAndNoMore() throws IOException {
		Map<String, String> files = files();
		long together = files.get("olist_sellers_dataset.csv").length()
				+ files.get("olist_orders_dataset.csv").length();
		Path file = Files.write(this.folder.resolve("olist.zip"), zip(files));
		try (OlistZip zip = OlistZip.open(file, together)) {
			zip.each(OlistZip.SELLERS, (row) -> {
			});
			zip.each(OlistZip.ORDERS, (row) -> {
			});
			assertThatExceptionOfType(Unpacked.TooLarge.class).isThrownBy(() -> zip.each(OlistZip.ITEMS, (row) -> {
			}));
		}
	}

}
