package io.touchpoint.gateway.route;

import java.util.List;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What is open to everybody and answered by a service, derived from the routes.
 */
public final class PublicAddresses {

	private static final List<PathPattern> PAGES = patterns(Backend.pagePrefixes());

	private static final List<PathPattern> ALL = patterns(Backend.publicPrefixes());

	/** The form that other people's pages may show in a frame, and what follows it. */
	private static final List<PathPattern> EMBEDDABLE = List.of(PathPatternParser.defaultInstance.parse("/s/*/embed"),
			PathPatternParser.defaultInstance.parse("/s/*/embed/thanks"));

	private PublicAddresses() {
	}

	/** Whether a service draws a page there, or answers a program. */
	public static boolean isPublic(PathContainer path) {
		return matches(ALL, path);
	}

	public static boolean isEmbeddable(PathContainer path) {
		return EMBEDDABLE.stream().anyMatch((pattern) -> pattern.matches(path));
	}

	static boolean isPage(PathContainer path) {
		return matches(PAGES, path);
	}

	private static boolean matches(List<PathPattern> patterns, PathContainer path) {
		return patterns.stream().anyMatch((pattern) -> pattern.matches(path));
	}

	private static List<PathPattern> patterns(List<String> prefixes) {
		return prefixes.stream().map(Backend::andBelow).map(PathPatternParser.defaultInstance::parse).toList();
	}

}
