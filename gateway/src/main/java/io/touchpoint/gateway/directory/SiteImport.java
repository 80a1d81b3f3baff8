package io.touchpoint.gateway.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;

/**
 * Sites from a CSV file with a header line: {@code code, name, region, region_name,
 * sector, peer_group, time_zone, languages, email, phone, address}; several languages are
 * parted by spaces. Good lines come in, bad ones are answered with their column and
 * reason, and a second run changes nothing.
 */
@Component
class SiteImport {

	private static final Set<String> NEEDED = Set.of("code", "name", "region", "sector", "time_zone", "languages");

	private static final int MOST_BYTES = 8 * 1024 * 1024;

	/**
	 * All of them are in memory at once, as sites and as the events that tell of them.
	 */
	private static final int MOST_LINES = 10_000;

	/** One more than a site may have; a line of a million is not taken apart. */
	private static final int MOST_LANGUAGES_READ = 11;

	private static final int MOST_OF_A_VALUE_SHOWN = 40;

	private static final int MOST_REFUSALS_SHOWN = 1_000;

	private final Sites sites;

	private final Validator validator;

	SiteImport(Sites sites, Validator validator) {
		this.sites = sites;
		this.validator = validator;
	}

	Mono<Result> run(Flux<DataBuffer> csv) {
		return DataBufferUtils.join(csv, MOST_BYTES)
			.map(SiteImport::text)
			.publishOn(Schedulers.parallel())
			.map(this::read)
			.flatMap((lines) -> this.sites.addMissing(lines.good().values()).map(lines::result))
			.switchIfEmpty(Mono.error(() -> fileFault("missing", "The file is empty.")));
	}

	private static String text(DataBuffer buffer) {
		try {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return text.startsWith("\uFEFF") ? text.substring(1) : text;
		}
		catch (CharacterCodingException ex) {
			throw fileFault("wrong-encoding", "The file is not in UTF-8.");
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	private Lines read(String text) {
		Lines lines = new Lines(new LinkedHashMap<>(), new ArrayList<>(), new int[2]);
		try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
			for (NamedCsvRecord line : reader) {
				accept(line, lines);
			}
		}
		catch (CsvParseException ex) {
			throw fileFault("malformed-csv", "The file is not readable as CSV: " + ex.getMessage());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return lines;
	}

	private void accept(NamedCsvRecord line, Lines lines) {
		checkHeader(line.getHeader());
		if (++lines.counts()[0] > MOST_LINES) {
			throw fileFault("too-many-lines",
					"The file has more than " + MOST_LINES + " lines; import it in several parts.");
		}
		Object parsed = parse(line);
		switch (parsed) {
			case NewSite site when lines.good().putIfAbsent(site.codeOr(""), site) == null -> {
			}
			case NewSite twice ->
				lines.refuse(line.getStartingLineNumber(), "The code '" + twice.code() + "' was in an earlier line.");
			default -> lines.refuse(line.getStartingLineNumber(), parsed.toString());
		}
	}

	/** A site, or the reason why the line is none. */
	private Object parse(NamedCsvRecord line) {
		Sector sector = Arrays.stream(Sector.values())
			.filter((one) -> one.code().equals(field(line, "sector")))
			.findFirst()
			.orElse(null);
		if (sector == null) {
			return "sector: is not one of "
					+ Arrays.stream(Sector.values()).map(Sector::code).collect(Collectors.joining(", "));
		}
		String code = field(line, "code");
		if (code == null) {
			return "code: is missing";
		}
		NewSite site = site(line, code, sector);
		String faults = this.validator.validate(site)
			.stream()
			.map(SiteImport::reason)
			.sorted()
			.collect(Collectors.joining("; "));
		return faults.isEmpty() ? site : faults;
	}

	private static String reason(ConstraintViolation<NewSite> fault) {
		String path = fault.getPropertyPath().toString();
		int element = path.indexOf('[');
		return (element < 0) ? column(path) + ": " + fault.getMessage() : column(path.substring(0, element)) + ": '"
				+ shown(fault.getInvalidValue()) + "' " + fault.getMessage();
	}

	/** As the file's header calls it. */
	private static String column(String path) {
		return switch (path) {
			case "region.code" -> "region";
			case "region.name" -> "region_name";
			default -> path.replaceFirst("^contact\\.", "").replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
		};
	}

	private static String shown(Object value) {
		String text = String.valueOf(value);
		return (text.codePointCount(0, text.length()) > MOST_OF_A_VALUE_SHOWN)
				? text.substring(0, text.offsetByCodePoints(0, MOST_OF_A_VALUE_SHOWN)) + "…" : text;
	}

	private static NewSite site(NamedCsvRecord line, String code, Sector sector) {
		String languages = field(line, "languages");
		return new NewSite(code, or(field(line, "name")),
				new NewSite.WantedRegion(or(field(line, "region")), field(line, "region_name")), sector,
				field(line, "peer_group"), or(field(line, "time_zone")),
				(languages != null) ? List.of(languages.split("[\\s;|]+", MOST_LANGUAGES_READ)) : List.of(),
				new Contact(field(line, "email"), field(line, "phone"), field(line, "address")));
	}

	private static String or(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private static @Nullable String field(NamedCsvRecord line, String name) {
		return line.findField(name).map(String::strip).filter((text) -> !text.isEmpty()).orElse(null);
	}

	private static void checkHeader(Collection<String> header) {
		List<String> missing = NEEDED.stream().filter((name) -> !header.contains(name)).sorted().toList();
		if (!missing.isEmpty()) {
			throw fileFault("missing-column", "The first line lacks the columns " + String.join(", ", missing) + ".");
		}
	}

	private static RuntimeException fileFault(String reason, String message) {
		return Problems.invalid(new FieldFault("file", reason, message));
	}

	private record Lines(Map<String, NewSite> good, List<Refused> refused, int[] counts) {

		void refuse(long line, String reason) {
			this.counts[1]++;
			if (this.refused.size() < MOST_REFUSALS_SHOWN) {
				this.refused.add(new Refused(line, reason));
			}
		}

		Result result(long created) {
			return new Result(this.counts[0], created, this.good.size() - created, this.counts[1], this.refused);
		}

	}

	/**
	 * What became of the lines.
	 *
	 * @param read lines after the header
	 * @param imported new sites
	 * @param known sites that were there already
	 * @param refusedLines how many were refused
	 * @param refused the first thousand refused lines with their reasons
	 */
	record Result(long read, long imported, long known, long refusedLines, List<Refused> refused) {
	}

	/**
	 * A line that is no site.
	 *
	 * @param line its number in the file, the header being 1
	 * @param reason why
	 */
	record Refused(long line, String reason) {
	}

}
