package io.touchpoint.reporting.indicator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The funnel of 303 sites that others published, when its files lie beside the project.
 */
class PublishedFunnelTests {

	private static final Path ORACLES = Path.of("..", "..", "shared", "data", "oracles");

	private static final double CENTRE = 0.8064244786;

	@BeforeAll
	static void theFilesAreThere() {
		assumeThat(ORACLES)
			.withFailMessage("NOT TESTED: the published funnel data are absent (looked for %s)",
					ORACLES.toAbsolutePath().normalize())
			.isDirectory();
	}

	@Test
	void everySiteGetsItsPublishedLabel() throws IOException {
		List<String[]> sites = rows("funnel_prop_inputs.csv");
		double centre = sum(sites, 1) / sum(sites, 2);
		ProportionFunnel funnel = new ProportionFunnel(centre, null);

		Map<Boolean, Long> met = sites.stream().collect(Collectors.partitioningBy((site) -> {
			long n = Long.parseLong(site[2]);
			return label(funnel, n, Double.parseDouble(site[1]) / n).equals(site[3]);
		}, Collectors.counting()));

		assertThat(centre).isCloseTo(CENTRE, within(5e-11));
		assertThat(met).isEqualTo(Map.of(true, 303L, false, 0L));
	}

	/** Published are the normal limits, which know neither whole counts nor skewness. */
	@Test
	void theLimitsAreThePublishedOnesToLessThanTwoAnswers() throws IOException {
		ProportionFunnel funnel = new ProportionFunnel(CENTRE, null);

		for (String[] row : rows("funnel_prop_outputs.csv")) {
			long n = Long.parseLong(row[0]);
			Limits limits = funnel.limits(n);
			assertThat(List.of(limits.lower95(), limits.upper95(), limits.lower998(), limits.upper998()))
				.as("n = %s", row[0])
				.zipSatisfy(List.of(row[1], row[2], row[3], row[4]), (limit, percent) -> assertThat(limit * n)
					.isCloseTo(Double.parseDouble(percent) / 100 * n, within(1.5)));
		}
	}

	private static String label(ProportionFunnel funnel, long n, double value) {
		Limits limits = funnel.limits(n);
		if (value >= limits.lower95() && value <= limits.upper95()) {
			return "Not significant";
		}
		String side = (value > funnel.centre()) ? "High" : "Low";
		return side + ((limits.signal(value) == null) ? " (0.025)" : " (0.001)");
	}

	private static double sum(List<String[]> rows, int column) {
		return rows.stream().mapToDouble((row) -> Double.parseDouble(row[column])).sum();
	}

	private static List<String[]> rows(String file) throws IOException {
		try (var lines = Files.lines(ORACLES.resolve(file))) {
			return lines.skip(1)
				.filter((line) -> !line.isBlank())
				// Only names are quoted, and only they hold commas
				.map((line) -> line.replaceAll("\"[^\"]*\"", "name").split(","))
				.toList();
		}
	}

}
