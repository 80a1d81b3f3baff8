package io.touchpoint.local.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import tools.jackson.databind.node.ObjectNode;

/**
 * The demo's data: the same for the same seed and moment. It comes as files of the
 * platform's own import formats.
 */
public final class DemoData {

	private static final String CSV_HEADER = "code,name,region,region_name,sector,peer_group,time_zone,languages,email,phone,address";

	private final long seed;

	private final Instant now;

	/**
	 * Makes demo data.
	 * @param seed what decides everything that looks like chance
	 * @param now the moment up to which things happened; nothing is later
	 */
	public DemoData(long seed, Instant now) {
		this.seed = seed;
		this.now = now;
	}

	public int sites() {
		return DemoSite.ALL.size();
	}

	public String sitesCsv() {
		return DemoSite.ALL.stream().map(DemoSite::csvRow).collect(Collectors.joining("\n", CSV_HEADER + "\n", "\n"));
	}

	/** The working calendars by site. */
	public Map<String, String> calendars() {
		return DemoSite.ALL.stream().collect(Collectors.toMap(DemoSite::code, DemoSite::calendar));
	}

	/** The departments and desks by site. */
	public Map<String, String> units() {
		return DemoSite.ALL.stream().collect(Collectors.toMap(DemoSite::code, (site) -> DemoSite.units()));
	}

	public Path writeResponses(Path file) throws IOException {
		return write(file, responses());
	}

	public Path writeComplaints(Path file) throws IOException {
		return write(file, complaints());
	}

	Stream<ObjectNode> responses() {
		return new Responses(this.seed, this.now).all();
	}

	Stream<ObjectNode> complaints() {
		return new Complaints(this.seed + 1, this.now).all();
	}

	private static Path write(Path file, Stream<ObjectNode> lines) throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16),
				1 << 16)) {
			for (ObjectNode line : (Iterable<ObjectNode>) lines::iterator) {
				out.write(line.toString().getBytes(StandardCharsets.UTF_8));
				out.write('\n');
			}
		}
		return file;
	}

}
