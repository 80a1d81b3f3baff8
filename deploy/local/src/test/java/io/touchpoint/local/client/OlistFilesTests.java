package io.touchpoint.local.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OlistFilesTests {

	@TempDir
	private Path folder;

	@Test
	void theFourFilesAreFoundFromOneOfThemAndUnpacked() throws Exception {
		zipped("olist_sellers_dataset.csv.gz");
		zipped("olist_orders_dataset.csv.gz");
		Files.writeString(this.folder.resolve("olist_order_items_dataset.csv"), "olist_order_items_dataset.csv");
		zipped("olist_order_reviews_dataset.csv.gz");
		Path archive = OlistFiles.zipped(this.folder.resolve("olist_order_reviews_dataset.csv.gz"));
		try (ZipFile zip = new ZipFile(archive.toFile())) {
			assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("olist_sellers_dataset.csv",
					"olist_orders_dataset.csv", "olist_order_items_dataset.csv", "olist_order_reviews_dataset.csv");
			assertThat(zip.getInputStream(zip.getEntry("olist_orders_dataset.csv")))
				.hasContent("olist_orders_dataset.csv.gz");
		}
		finally {
			Files.delete(archive);
		}
		assertThat(OlistFiles.beside(this.folder)).hasSize(4);
	}

	@Test
	void aMissingFileIsNamed() throws Exception {
		zipped("olist_order_reviews_dataset.csv.gz");
		assertThatThrownBy(() -> OlistFiles.beside(this.folder)).hasMessageContaining("olist_sellers_dataset.csv");
	}

	private void zipped(String name) throws IOException {
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(this.folder.resolve(name)))) {
			out.write(name.getBytes(StandardCharsets.UTF_8));
		}
	}

}
