package io.touchpoint.complaint.importer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.touchpoint.complaint.casework.About;
import io.touchpoint.complaint.casework.Cause;

/**
 * Which cause an issue of the Consumer Financial Protection Bureau stands for. The bureau
 * sorts by banking topic, we by what hurt; the first line that names a part of the issue
 * decides, and what no line names stays {@link Cause#OTHER}.
 */
final class CfpbCauses {

	private static final List<Line> LINES = List.of(new Line(Cause.RUDE_LANGUAGE, "communication tactics"),
			new Line(Cause.DISRESPECT, "threatened"),
			new Line(Cause.DISHONESTY, "false statements", "advertising", "disclosures", "misleading", "didn't expect",
					"unexpected or other fees"),
			new Line(Cause.LACK_OF_TRUST, "fraud", "scam", "improper use", "unauthorized", "identity theft",
					"available when promised", "stop withdrawals", "lost or stolen"),
			new Line(Cause.RESPONSIBILITY_DENIED, "investigation", "lender or other company charging", "debt not owed",
					"purchase shown on your statement", "purchase or transfer"),
			new Line(Cause.IGNORED, "customer service", "can't contact", "dealing with your lender", "struggling to"),
			new Line(Cause.LACK_OF_KNOWLEDGE, "incorrect information", "wrong amount", "incorrect exchange rate",
					"wasn't credited", "written notification"),
			new Line(Cause.TIME_WASTED, "trouble", "opening", "closing", "getting", "applying", "managing",
					"making payments", "adding money", "didn't receive", "unable to get"));

	private static final List<String> INFORMATION = List.of("report", "information", "notification", "disclosures",
			"advertising", "statements");

	private static final List<String> PRODUCT = List.of("fees", "interest", "features", "overdraft", "credit limit",
			"add-on products", "exchange rate");

	/** The bureau has some two hundred issues and a million complaints. */
	private static final int MOST_TOPICS = 1_000;

	private static final Map<String, Topic> TOPICS = new ConcurrentHashMap<>();

	private CfpbCauses() {
	}

	/** What an issue stands for. */
	record Topic(Cause cause, About about) {
	}

	static Topic of(String issue) {
		Topic known = TOPICS.get(issue);
		if (known != null) {
			return known;
		}
		Topic topic = read(issue.toLowerCase(Locale.ROOT));
		if (TOPICS.size() < MOST_TOPICS) {
			TOPICS.put(issue, topic);
		}
		return topic;
	}

	private static Topic read(String lower) {
		Cause cause = LINES.stream()
			.filter((line) -> line.names(lower))
			.map(Line::cause)
			.findFirst()
			.orElse(Cause.OTHER);
		return new Topic(cause, about(lower));
	}

	private static About about(String lower) {
		if (INFORMATION.stream().anyMatch(lower::contains)) {
			return About.INFORMATION;
		}
		return PRODUCT.stream().anyMatch(lower::contains) ? About.PRODUCT : About.SERVICE;
	}

	private record Line(Cause cause, List<String> parts) {

		Line(Cause cause, String... parts) {
			this(cause, List.of(parts));
		}

		boolean names(String issue) {
			return this.parts.stream().anyMatch(issue::contains);
		}

	}

}
