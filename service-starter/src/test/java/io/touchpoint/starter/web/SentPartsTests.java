package io.touchpoint.starter.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Forms in parts over a real connection, the only one there is. The path says how many
 * parts are taken.
 */
class SentPartsTests {

	private static final int MOST_BYTES = 300_000;

	private final Queue<ByteBuf> buffers = new ConcurrentLinkedQueue<>();

	private final Semaphore ended = new Semaphore(0);

	private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.webHandler(this::answer).build()))
		.bindNow();

	private final ConnectionProvider one = ConnectionProvider.create("one", 1);

	private final HttpClient client = HttpClient.create(this.one).host("127.0.0.1").port(this.server.port());

	@AfterEach
	void stop() {
		this.one.dispose();
		this.server.disposeNow();
		assertThat(this.buffers).allSatisfy((buffer) -> assertThat(buffer.refCnt()).isZero());
	}

	private Mono<Void> answer(ServerWebExchange exchange) {
		ServerHttpRequest watched = new ServerHttpRequestDecorator(exchange.getRequest()) {
			@Override
			public Flux<DataBuffer> getBody() {
				return super.getBody().doOnNext(
						(buffer) -> SentPartsTests.this.buffers.add(((NettyDataBuffer) buffer).getNativeBuffer()));
			}
		};
		this.connections.add(watched.getRemoteAddress());
		int mostParts = Integer.parseInt(watched.getPath().value().substring(1));
		ServerHttpResponse response = exchange.getResponse();
		return SentParts
			.read(exchange.mutate().request(watched).build(), Mono.just(new LinkedMultiValueMap<>()), MOST_BYTES,
					mostParts)
			.map(SentPartsTests::told)
			.onErrorResume(ProblemException.class, (problem) -> {
				response.setStatusCode(problem.status());
				return Mono.just(problem.reason() + ": " + problem.getMessage());
			})
			.onErrorComplete(AbortedException.class)
			.flatMap((said) -> response
				.writeWith(Mono.just(response.bufferFactory().wrap(said.getBytes(StandardCharsets.UTF_8)))))
			.doFinally((signal) -> this.ended.release());
	}

	private static String told(SentParts sent) {
		String files = sent.files()
			.stream()
			.map((file) -> file.field() + "/" + file.name() + " " + (file.tooLarge() ? "too large" : file))
			.collect(Collectors.joining(", "));
		return sent.fields() + " " + files;
	}

	private String send(int mostParts, String body) {
		return this.client.headers((headers) -> headers.set("Content-Type", "multipart/form-data; boundary=xyz"))
			.post()
			.uri("/" + mostParts)
			.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8))))
			.responseSingle((response, said) -> said.asString().map((text) -> response.status().code() + " " + text))
			.block(Duration.ofSeconds(30));
	}

	private static String form(String... parts) {
		return "--xyz\r\n" + String.join("\r\n--xyz\r\n", parts) + "\r\n--xyz--\r\n";
	}

	private static String field(String name, String value) {
		return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value;
	}

	private static String file(String name, String content) {
		return "Content-Disposition: form-data; name=\"photo\"; filename=\"" + name
				+ "\"\r\nContent-Type: image/png\r\n\r\n" + content;
	}

	private static String fields(int count) {
		return form(IntStream.range(0, count).mapToObj((n) -> field("f", String.valueOf(n))).toArray(String[]::new));
	}

	private void worksOn() {
		assertThat(send(50, form(field("text", "Good day")))).isEqualTo("200 {text=[Good day]} ");
		assertThat(this.connections).hasSize(1);
	}

	@Test
	void fieldsAndFilesAreReadInTheirOrderAndWhatNobodyChoseIsLeftOut() {
		assertThat(send(50,
				form(field("a", "1"), file("small.png", "x".repeat(200_000)), file("", ""), field("a", "2"),
						file("large.png", "x".repeat(400_000)), file("last.png", "x\r\n--xy"))))
			.isEqualTo(
					"200 {a=[1, 2]} photo/small.png 200000 bytes, photo/large.png too large, photo/last.png 7 bytes");
	}

	@ParameterizedTest
	@CsvSource({ "50, 60", "50, 5000", "3200, 4000", "3200, 100000" })
	void aFormOfTooManyPartsIsRefusedAndNobodyElseIs(int most, int parts) {
		String body = fields(parts);
		for (int i = 0; i < 10; i++) {
			assertThat(send(most, body)).isEqualTo("413 too-large: A form has at most " + most + " parts.");
			worksOn();
		}
		assertThat(send(most, fields(most))).startsWith("200 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "--xyz", "--xyz\r\nContent-Disposition: form-data; name=\"a\"",
			"--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nHalf a te",
			"--xyz\r\nContent-Disposition: form-data\r\n\r\nNameless\r\n--xyz--\r\n",
			"--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: image/png\r\n\r\n1\r\n--xyz--\r\n" })
	void whatIsNoFormIsRefusedAndNobodyElseIs(String body) {
		for (int i = 0; i < 10; i++) {
			assertThat(send(50, body)).isEqualTo("400 malformed: The form could not be read.");
			assertThat(send(50, body + "x".repeat(200_000))).startsWith("4");
			worksOn();
		}
	}

	@Test
	void headersAndFieldsAndFormsThatAreTooLargeAreRefusedAndNobodyElseIs() {
		List<String> large = List.of(form("X: " + "x".repeat(200_000) + "\r\n" + field("a", "1"), field("b", "2")),
				form(field("a", "x".repeat(700_000))), form(file("a", "x".repeat(34_000_000))));
		for (String body : large) {
			assertThat(send(50, body)).startsWith("413 too-large: ");
			worksOn();
		}
	}

	@Test
	void aBrowserThatLeavesInTheMiddleLeavesNothingBehind() throws IOException, InterruptedException {
		String begun = form(field("a", "1"), file("photo.png", "x".repeat(250_000)));
		for (int i = 0; i < 10; i++) {
			try (Socket browser = new Socket("127.0.0.1", this.server.port())) {
				String head = "POST /50 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n"
						+ "Content-Type: multipart/form-data; boundary=xyz\r\n\r\n";
				browser.getOutputStream().write((head + begun.substring(0, 200_000)).getBytes(StandardCharsets.UTF_8));
			}
			assertThat(this.ended.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(send(50, form(field("text", "Good day")))).isEqualTo("200 {text=[Good day]} ");
	}

}
