package io.touchpoint.gateway.route;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.RequestId;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Customers on the public pages get a friendly page instead of a problem document when
 * the service behind is away, or asked too often. It needs no script and no other file.
 */
@Component
class PublicFaultPage implements WebExceptionHandler, Ordered {

	private static final List<PathPattern> PAGES = List.of(PathPatternParser.defaultInstance.parse("/s/**"),
			PathPatternParser.defaultInstance.parse("/c/**"), PathPatternParser.defaultInstance.parse("/t/**"));

	private static final String HTML = """
			<!doctype html>
			<html lang="en">
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<title>%1$s</title>
			<style>
			body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto 0; padding: 0 1.25rem; color: #1c2430; background: #fff }
			h1 { font-size: 1.5rem }
			small { color: #5b6675 }
			@media (prefers-color-scheme: dark) { body { color: #e6e9ee; background: #14181f } small { color: #9aa5b4 } }
			</style>
			<main>
			<h1>%1$s</h1>
			<p>%2$s</p>
			<p><small>%3$s</small></p>
			</main>
			</html>
			""";

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		ServerHttpResponse response = exchange.getResponse();
		if (!(failure instanceof ProblemException problem) || response.isCommitted() || !wantsPage(exchange)) {
			return Mono.error(failure);
		}
		boolean again = problem.status().is5xxServerError();
		response.setStatusCode(problem.status());
		response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
		if (again) {
			response.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
		}
		String title = again ? "We will be right back" : "That did not work";
		String text = again ? "This page cannot be shown just now. Please go back and try again in a moment."
				: HtmlUtils.htmlEscape(String.valueOf(problem.getMessage()));
		byte[] page = HTML.formatted(title, text, RequestId.of(exchange)).getBytes(StandardCharsets.UTF_8);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(page)));
	}

	private static boolean wantsPage(ServerWebExchange exchange) {
		PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
		return PAGES.stream().anyMatch((page) -> page.matches(path)) && exchange.getRequest()
			.getHeaders()
			.getOrEmpty(HttpHeaders.ACCEPT)
			.stream()
			.anyMatch(PublicFaultPage::isPage);
	}

	private static boolean isPage(String accept) {
		return accept.contains(MediaType.TEXT_HTML_VALUE);
	}

	@Override
	public int getOrder() {
		return -3;
	}

}
