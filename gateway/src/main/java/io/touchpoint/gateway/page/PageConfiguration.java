package io.touchpoint.gateway.page;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.resource.EncodedResourceResolver;

/**
 * Serves the web UI: files with a hash in their name for ever, the rest fresh, and the
 * start page for every address that is the UI's own to interpret.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebFluxConfigurer {

	private static final Duration FOR_EVER = Duration.ofDays(365);

	private static final String STATIC = "static/";

	/** Addresses that are never the UI's: an error there must not become a page. */
	private static final List<String> NOT_OURS = List.of("/api", "/actuator", "/internal", "/public", "/s", "/k", "/c",
			"/t", "/.well-known");

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/assets/**")
			.addResourceLocations("classpath:/" + STATIC + "assets/")
			.setCacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
			.resourceChain(true)
			.addResolver(new EncodedResourceResolver());
		registry.addResourceHandler("/{file:[A-Za-z0-9_-]+\\.(?:ico|svg|png|txt|webmanifest|js|css|woff2)}")
			.addResourceLocations("classpath:/" + STATIC)
			.setCacheControl(CacheControl.noCache())
			.resourceChain(true)
			.addResolver(new EncodedResourceResolver());
	}

	@Bean
	NettyServerCustomizer protocolFaults(SecurityHeaders security) {
		ProtocolFaults faults = new ProtocolFaults(security);
		return (server) -> server.doOnChannelInit((observer, channel, remote) -> faults.watch(channel.pipeline()));
	}

	@Bean
	@Order(1)
	RouterFunction<ServerResponse> startPage() {
		Resource index = new ClassPathResource(STATIC + "index.html");
		return RouterFunctions.route(isPage(index), (request) -> page(index));
	}

	private static Mono<ServerResponse> page(Resource index) {
		return ServerResponse.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.cacheControl(CacheControl.noCache())
			.bodyValue(index);
	}

	private static RequestPredicate isPage(Resource index) {
		boolean built = index.exists();
		return (request) -> built && (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)
				&& isOurs(request);
	}

	private static boolean isOurs(ServerRequest request) {
		String path = request.path();
		return path.indexOf('.') < 0
				&& NOT_OURS.stream().noneMatch((other) -> path.equals(other) || path.startsWith(other + "/"));
	}

}
