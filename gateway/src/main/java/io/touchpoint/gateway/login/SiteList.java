package io.touchpoint.gateway.login;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.touchpoint.starter.security.SiteScope;

/**
 * A site scope as JSON has it: {@code "*"} or the list of codes.
 *
 * @param scope the sites
 */
public record SiteList(SiteScope scope) {

	private static final String STAR = "*";

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static SiteList parse(Object json) {
		return switch (json) {
			case String text when text.equals(STAR) -> new SiteList(SiteScope.allSites());
			case Collection<?> codes when codes.stream().allMatch(String.class::isInstance) ->
				new SiteList(SiteScope.of(codes.stream().map(String.class::cast).toList()));
			default -> throw new IllegalArgumentException("neither \"*\" nor a list of site codes");
		};
	}

	static SiteScope scope(boolean everywhere, String[] codes) {
		return new SiteScope(everywhere, new TreeSet<>(Arrays.asList(codes)));
	}

	@JsonValue
	Object json() {
		return this.scope.everywhere() ? STAR : List.copyOf(this.scope.codes());
	}

}
