package io.touchpoint.starter.web;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.FormHttpMessageReader;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * A form of a page, read only if it is of a size that a page of ours can send: a form of
 * thousands of fields costs whoever sends it nothing, and its reading a lot.
 */
public final class SmallForm {

	private static final ResolvableType FIELDS = ResolvableType.forClassWithGenerics(MultiValueMap.class, String.class,
			String.class);

	private SmallForm() {
	}

	/**
	 * The fields that were sent; none if the body is no form.
	 * @return or a {@link ProblemException}: 413 too-large, 400 malformed
	 */
	public static Mono<MultiValueMap<String, String>> read(ServerWebExchange exchange, int mostBytes, int mostFields) {
		ServerHttpRequest request = exchange.getRequest();
		if (!MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type(request))) {
			return Mono.just(new LinkedMultiValueMap<>());
		}
		return DataBufferUtils.join(request.getBody(), mostBytes)
			.onErrorMap(DataBufferLimitException.class, (ex) -> tooLarge())
			.flatMap((body) -> fields(request, body, mostFields))
			.defaultIfEmpty(new LinkedMultiValueMap<>());
	}

	/** Null if the sender named none, or nothing that is one. */
	static @Nullable MediaType type(ServerHttpRequest request) {
		try {
			return request.getHeaders().getContentType();
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

	private static Mono<MultiValueMap<String, String>> fields(ServerHttpRequest request, DataBuffer body,
			int mostFields) {
		if (isLonger(body, mostFields)) {
			DataBufferUtils.release(body);
			return Mono.error(tooLarge());
		}
		FormHttpMessageReader reader = new FormHttpMessageReader();
		reader.setMaxInMemorySize(-1);
		return reader.readMono(FIELDS, new ServerHttpRequestDecorator(request) {
			@Override
			public Flux<DataBuffer> getBody() {
				return Flux.just(body);
			}
		}, Map.of())
			// A body that no browser writes is the sender's fault
			.onErrorMap(IllegalArgumentException.class,
					(ex) -> Problems.of(HttpStatus.BAD_REQUEST, "malformed", "The form could not be read."));
	}

	private static boolean isLonger(DataBuffer body, int mostFields) {
		int fields = 1;
		for (int at = body.readPosition(); at < body.writePosition() && fields <= mostFields; at++) {
			if (body.getByte(at) == '&') {
				fields++;
			}
		}
		return fields > mostFields;
	}

	private static ProblemException tooLarge() {
		return Problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The form is larger than this page can send.");
	}

}
