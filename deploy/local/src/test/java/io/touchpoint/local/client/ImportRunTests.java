package io.touchpoint.local.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.touchpoint.local.settings.Secrets;
import io.touchpoint.local.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImportRunTests {

	private static final String RUNNING = """
			{"id":"1","profile":"cfpb","state":"RUNNING","read":50,"imported":50,"refused":0,"known":0,"total":100,"error":null}""";

	private static final String DONE = """
			{"id":"1","profile":"cfpb","state":"DONE","read":100,"imported":97,"refused":2,"known":1,"total":100,"error":null}""";

	@TempDir
	private Path folder;

	private final Deque<Answer> polls = new ArrayDeque<>();

	private final List<String> uploads = new ArrayList<>();

	private final List<String> progress = new ArrayList<>();

	private HttpServer server;

	private ImportRun imports;

	private Path file;

	@BeforeEach
	void start() throws Exception {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Executors.newCachedThreadPool());
		this.server.createContext("/api/complaints/imports", this::answer);
		this.server.start();
		Settings settings = Settings.read(this.folder,
				Map.of("TOUCHPOINT_PORT", Integer.toString(this.server.getAddress().getPort())));
		Gateway gateway = new Gateway(settings, Secrets.in(this.folder), InstantSource.system());
		this.imports = new ImportRun(gateway, ImportProfile.CFPB, this.progress::add);
		this.file = Files.writeString(this.folder.resolve("the complaints.csv"), "a,b\n1,2\n");
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void anImportIsFollowedToItsEndAndRefusedRowsAreSaved() throws Exception {
		this.polls.addAll(List.of(new Answer(200, RUNNING), new Answer(200, DONE)));
		Path refused = this.folder.resolve("refused.csv");
		ImportRun.Result result = this.imports.run(this.file, refused);
		assertThat(result.state().summary()).isEqualTo("100 rows read, 97 imported, 2 refused, 1 already there");
		assertThat(result.refused()).contains(refused);
		assertThat(refused).hasContent("line,reason,row");
		assertThat(this.uploads).containsExactly("profile=cfpb&name=the+complaints.csv a,b\n1,2\n");
		assertThat(this.progress).anyMatch((line) -> line.contains("50 %") && line.contains("50 of 100 rows"));
	}

	@Test
	void aServiceThatIsAwayForAWhileIsWaitedFor() throws Exception {
		this.polls.addAll(List.of(new Answer(503, "{\"title\":\"Unavailable\",\"status\":503}"),
				new Answer(503, "down"), new Answer(200, RUNNING), new Answer(502, ""), new Answer(200, DONE)));
		assertThat(this.imports.run(this.file, this.folder.resolve("refused.csv")).state().done()).isTrue();
		assertThat(this.uploads).hasSize(1);
		assertThat(this.progress).anyMatch((line) -> line.contains("Waiting for the platform (503 Unavailable"));
	}

	@Test
	void aLostUploadIsSentAgain() throws Exception {
		this.polls.addAll(List.of(new Answer(404, "{}"), new Answer(200, DONE)));
		assertThat(this.imports.run(this.file, this.folder.resolve("refused.csv")).state().done()).isTrue();
		assertThat(this.uploads).hasSize(2);
	}

	@Test
	void aRefusalIsSaidInThePlatformsWords() {
		this.polls.add(new Answer(403, "{\"title\":\"Forbidden\",\"status\":403,\"detail\":\"Needs HEAD_OFFICE\"}"));
		assertThatThrownBy(() -> this.imports.run(this.file, this.folder.resolve("refused.csv")))
			.hasMessageContaining("403 Forbidden. Needs HEAD_OFFICE");
	}

	private void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath();
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		if ("POST".equals(exchange.getRequestMethod())) {
			this.uploads.add(exchange.getRequestURI().getRawQuery() + " " + body);
			send(exchange, new Answer(202, "{\"id\":\"1\"}"));
		}
		else if (path.endsWith("/refused")) {
			send(exchange, new Answer(200, "line,reason,row"));
		}
		else {
			send(exchange, this.polls.remove());
		}
	}

	private static void send(HttpExchange exchange, Answer answer) throws IOException {
		byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(answer.status(), (body.length == 0) ? -1 : body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
