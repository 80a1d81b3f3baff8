package io.touchpoint.gateway.route;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Caps what a request may carry, by what it says it carries and by counting what comes.
 * Nothing is read into memory for that.
 */
@Component
class BodyCap implements WebFilter, Ordered {

	private final long most;

	private final List<Larger> larger;

	BodyCap(RouteProperties properties) {
		this.most = properties.body().most().toBytes();
		this.larger = properties.body()
			.larger()
			.stream()
			.map((one) -> new Larger(PathPatternParser.defaultInstance.parse(one.path()), one.most().toBytes()))
			.toList();
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		long length = request.getHeaders().getContentLength();
		if (length == 0 || (length < 0 && request.getMethod() == HttpMethod.GET)) {
			return chain.filter(exchange);
		}
		long cap = cap(request.getPath().pathWithinApplication());
		if (length > cap) {
			return Mono.error(tooLarge(cap));
		}
		return chain.filter((length > 0) ? exchange : exchange.mutate().request(new Counting(request, cap)).build());
	}

	private long cap(PathContainer path) {
		for (Larger one : this.larger) {
			if (one.pattern().matches(path)) {
				return one.most();
			}
		}
		return this.most;
	}

	private static DataBufferLimitException tooLarge(long cap) {
		return new DataBufferLimitException("More than " + cap + " bytes");
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 20;
	}

	private record Larger(PathPattern pattern, long most) {
	}

	/** For bodies that come in chunks and do not say how many. */
	private static final class Counting extends ServerHttpRequestDecorator {

		private final long cap;

		Counting(ServerHttpRequest request, long cap) {
			super(request);
			this.cap = cap;
		}

		@Override
		public Flux<DataBuffer> getBody() {
			AtomicLong read = new AtomicLong();
			return super.getBody().handle((buffer, sink) -> {
				if (read.addAndGet(buffer.readableByteCount()) > this.cap) {
					DataBufferUtils.release(buffer);
					sink.error(tooLarge(this.cap));
				}
				else {
					sink.next(buffer);
				}
			});
		}

	}

}
