package io.touchpoint.gateway.page;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.touchpoint.starter.web.RequestId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.netty.NettyPipeline;

import org.springframework.http.MediaType;

/**
 * Requests that are no HTTP, or too long to be read, are refused by the server below
 * Spring with a bare status: no filter and no handler sees them. Here, on its way out,
 * such an answer becomes a problem document like every other refusal. It is known by
 * lacking the request id, which everything that Spring answers has.
 */
@Sharable
final class ProtocolFaults extends ChannelOutboundHandlerAdapter {

	private static final Logger logger = LoggerFactory.getLogger(ProtocolFaults.class);

	private static final int REFUSED = 400;

	private final SecurityHeaders security;

	ProtocolFaults(SecurityHeaders security) {
		this.security = security;
	}

	/**
	 * Next to the network, so that nobody changes the answer any more.
	 */
	void watch(ChannelPipeline pipeline) {
		if (pipeline.get(NettyPipeline.HttpCodec) != null) {
			pipeline.addAfter(NettyPipeline.HttpCodec, "protocolFaults", this);
		}
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		context.write(isBare(message) ? explained((FullHttpResponse) message) : message, promise);
	}

	private static boolean isBare(Object message) {
		return message instanceof FullHttpResponse answer && answer.status().code() >= REFUSED
				&& !answer.content().isReadable() && !answer.headers().contains(RequestId.HEADER);
	}

	private FullHttpResponse explained(FullHttpResponse bare) {
		String id = UUID.randomUUID().toString();
		Kind kind = Kind.of(bare.status().code());
		logger.debug("Request {} refused: {}", id, kind.reason);
		byte[] body = """
				{"type":"/problems/%s","title":"%s","status":%d,"detail":"%s","requestId":"%s"}"""
			.formatted(kind.reason, bare.status().reasonPhrase(), bare.status().code(), kind.detail, id)
			.getBytes(StandardCharsets.UTF_8);
		FullHttpResponse answer = new DefaultFullHttpResponse(bare.protocolVersion(), bare.status(),
				Unpooled.wrappedBuffer(body));
		answer.headers()
			.add(bare.headers())
			.set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
			.set(HttpHeaderNames.CONTENT_LENGTH, body.length)
			.set(HttpHeaderNames.CACHE_CONTROL, "no-store")
			.set(RequestId.HEADER, id);
		this.security.forEach(answer.headers()::set);
		bare.release();
		return answer;
	}

	private enum Kind {

		ADDRESS("address-too-long", "The address of the request is longer than is read here."),

		HEADERS("headers-too-large", "The headers of the request are larger than is read here."),

		MALFORMED("malformed",
				"The request could not be read: its first line, a header, its length or a percent sign in its address is malformed.");

		private final String reason;

		private final String detail;

		Kind(String reason, String detail) {
			this.reason = reason;
			this.detail = detail;
		}

		static Kind of(int status) {
			return switch (status) {
				case 414 -> ADDRESS;
				case 431 -> HEADERS;
				default -> MALFORMED;
			};
		}

	}

}
