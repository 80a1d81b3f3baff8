package io.touchpoint.feedback.widget;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;

/**
 * The websites that may show a survey, each as browsers call it: scheme, host and port.
 * They become part of a security header, so nothing else gets in.
 */
record WidgetOrigins(@Nullable List<@Nullable String> origins) {

	private static final int MOST = 20;

	private static final int LONGEST = 200;

	private static final String HOST = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*";

	private static final int DEFAULT_HTTP = 80;

	private static final int DEFAULT_HTTPS = 443;

	/**
	 * The origins in their usual form, each once.
	 */
	List<String> checked() {
		List<FieldFault> faults = new ArrayList<>();
		List<String> checked = new ArrayList<>();
		if (this.origins == null) {
			faults.add(new FieldFault("origins", "missing", "'origins' is missing; an empty list allows none."));
		}
		else if (this.origins.size() > MOST) {
			faults.add(new FieldFault("origins", "too-many", "At most " + MOST + " websites can show a survey."));
		}
		else {
			for (int i = 0; i < this.origins.size(); i++) {
				String origin = origin(this.origins.get(i));
				if (origin == null) {
					faults.add(new FieldFault("origins[" + i + "]", "invalid", "'origins[" + i
							+ "]' must be a website's address without a path, such as " + "https://www.example.org."));
				}
				else {
					checked.add(origin);
				}
			}
		}
		if (!faults.isEmpty()) {
			throw Problems.invalid(faults);
		}
		return checked.stream().distinct().toList();
	}

	static @Nullable String origin(@Nullable String typed) {
		if (typed == null || typed.length() > LONGEST) {
			return null;
		}
		try {
			URI uri = URI.create(typed.strip().toLowerCase(Locale.ROOT));
			boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
			boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null
					&& (uri.getRawPath() == null || uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
			return (web && bare && uri.getHost() != null && uri.getHost().matches(HOST) && uri.getPort() <= 65535)
					? uri.getScheme() + "://" + uri.getHost() + port(uri) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/** Browsers leave out the port that everybody knows. */
	private static String port(URI uri) {
		int usual = "https".equals(uri.getScheme()) ? DEFAULT_HTTPS : DEFAULT_HTTP;
		return (uri.getPort() < 0 || uri.getPort() == usual) ? "" : ":" + uri.getPort();
	}

}
