package io.touchpoint.gateway.route;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.RequestId;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

/**
 * Customers on the public pages get a friendly page in their language instead of a
 * problem document when the service behind is away, or asked too often. It needs no
 * script and no other file, and where nothing was sent yet it tries again by itself.
 */
@Component
class PublicFaultPage implements WebExceptionHandler, Ordered {

	private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es"), Locale.of("ar"));

	/** Never the language of the machine. */
	private static final ResourceBundle.Control ONLY_THAT = ResourceBundle.Control
		.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	/** In seconds. */
	private static final String PAUSE = "5";

	private static final String HTML = """
			<!doctype html>
			<html lang="%1$s" dir="%2$s">
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<title>%3$s</title>
			<style>
			body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto 0; padding: 0 1.25rem; color: #1c2430; background: #fff }
			h1 { font-size: 1.5rem }
			small { color: #5b6675 }
			@media (prefers-color-scheme: dark) { body { color: #e6e9ee; background: #14181f } small { color: #9aa5b4 } }
			</style>
			<main>
			<h1>%3$s</h1>
			<p>%4$s</p>
			<p><small>%5$s</small></p>
			</main>
			</html>
			""";

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		ServerHttpResponse response = exchange.getResponse();
		if (!(failure instanceof ProblemException problem) || response.isCommitted() || !wantsPage(exchange)) {
			return Mono.error(failure);
		}
		boolean away = problem.status().is5xxServerError();
		boolean sent = !HttpMethod.GET.equals(exchange.getRequest().getMethod());
		response.setStatusCode(problem.status());
		response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
		// The address may be somebody's secret
		response.getHeaders().set("Referrer-Policy", "no-referrer");
		if (away) {
			response.getHeaders().set(HttpHeaders.RETRY_AFTER, PAUSE);
			if (!sent) {
				response.getHeaders().set("Refresh", PAUSE);
			}
		}
		ResourceBundle texts = ResourceBundle.getBundle("public-fault", locale(exchange), ONLY_THAT);
		String title = texts.getString(away ? "away.title" : "refused.title");
		String text = texts.getString(away ? (sent ? "away.sent" : "away.text") : refusal(problem));
		byte[] page = HTML
			.formatted(texts.getString("lang"), texts.getString("dir"), title, text, RequestId.of(exchange))
			.getBytes(StandardCharsets.UTF_8);
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(page)));
	}

	private static String refusal(ProblemException problem) {
		return switch (problem.status().value()) {
			case 413 -> "refused.large";
			case 429 -> "refused.often";
			default -> "refused.text";
		};
	}

	private static Locale locale(ServerWebExchange exchange) {
		Locale known = Locale.lookup(exchange.getRequest().getHeaders().getAcceptLanguage(), LANGUAGES);
		return (known != null) ? known : Locale.ROOT;
	}

	private static boolean wantsPage(ServerWebExchange exchange) {
		PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
		return PublicAddresses.isPage(path) && exchange.getRequest()
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
