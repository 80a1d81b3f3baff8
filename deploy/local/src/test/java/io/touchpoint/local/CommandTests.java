package io.touchpoint.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import io.touchpoint.local.platform.PlatformLock;
import io.touchpoint.local.process.RunFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands as a shell sees them, beside a platform that this process pretends to be.
 */
class CommandTests {

	private static final String REVOCATION = "DELETE /internal/api-keys/7";

	@TempDir
	private Path home;

	private final List<String> revoked = new CopyOnWriteArrayList<>();

	private HttpServer gateway;

	private PlatformLock lock;

	@BeforeEach
	void pretend() throws IOException {
		this.lock = PlatformLock.take(this.home).orElseThrow();
		listen(InetAddress.getLoopbackAddress());
	}

	private void listen(InetAddress address) throws IOException {
		this.gateway = HttpServer.create(new InetSocketAddress(address, 0), 0);
		answer("/internal/api-keys", 201, "{\"id\":\"7\",\"key\":\"tp_made\"}");
		this.gateway.createContext("/internal/api-keys/", (exchange) -> {
			this.revoked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		this.gateway.start();
	}

	@AfterEach
	void stop() {
		this.gateway.stop(0);
		this.lock.close();
	}

	@Test
	void anImportThatThePlatformCallsFailedSaysWhyAndFails() throws Exception {
		answer("/api/complaints/imports", 202, """
				{"id":"1","profile":"cfpb","state":"FAILED","read":7,"imported":0,"refused":0,"known":0,"total":null,
				 "error":"The first line lacks the column State."}""");
		describe("READY");
		Path file = Files.writeString(this.home.resolve("rows.csv"), "a,b\n1,2\n");
		Said said = run("import", "cfpb", file.toString());
		assertThat(said.code()).isEqualTo(1);
		assertThat(said.err()).isEqualTo("The import failed: The first line lacks the column State.\n");
		assertThat(said.out()).endsWith("7 rows read, 0 imported, 0 refused, 0 already there\n");
		assertThat(this.revoked).containsExactly(REVOCATION);
	}

	@Test
	void anImportThatSomebodyStoppedSaysSoAndFails() throws Exception {
		answer("/api/complaints/imports", 202, """
				{"id":"1","profile":"cfpb","state":"STOPPED","read":7,"imported":5,"refused":0,"known":0,"total":9,
				 "error":null}""");
		describe("READY");
		Path file = Files.writeString(this.home.resolve("rows.csv"), "a,b\n1,2\n");
		Said said = run("import", "cfpb", file.toString());
		assertThat(said.code()).isEqualTo(1);
		assertThat(said.err()).startsWith("Somebody stopped the import;").hasLineCount(1);
		assertThat(said.out()).endsWith("7 rows read, 5 imported, 0 refused, 0 already there\n");
	}

	@Test
	void theKeyOfAnImportIsRevokedOnCtrlCToo() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		this.gateway.createContext("/api/complaints/imports", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			byte[] body = "{\"id\":\"1\",\"state\":\"RUNNING\"}".getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(202, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
			asked.countDown();
		});
		describe("READY");
		Path file = Files.writeString(this.home.resolve("rows.csv"), "a,b\n1,2\n");
		Process process = start(Map.of(), "import", "cfpb", file.toString());
		assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
		process.destroy();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.revoked).containsExactly(REVOCATION);
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aGatewayThatListensAtOneAddressIsAskedThere() throws Exception {
		this.gateway.stop(0);
		listen(InetAddress.getByName("127.0.0.2"));
		describe("READY");
		Said said = run("api-key", "--role", "HEAD_OFFICE");
		assertThat(said.err()).isEmpty();
		assertThat(said.out()).isEqualTo("tp_made\n");
	}

	@Test
	void aProductionThatOthersWouldReachWithoutTlsIsNotStarted() throws Exception {
		this.lock.close();
		Said said = run(Map.of("TOUCHPOINT_MODE", "production", "TOUCHPOINT_ADDRESS", "0.0.0.0"), "up", "--detach");
		assertThat(said.code()).isEqualTo(1);
		assertThat(said.err()).startsWith("TOUCHPOINT_ADDRESS is 0.0.0.0").hasLineCount(1);
		assertThat(said.out()).isEmpty();
	}

	@Test
	void aBrokenAuditLogIsNamedAndFails() throws Exception {
		answer("/api/complaints/audit/verify", 200, """
				[{"site":"a","rows":7,"firstBroken":null},{"site":"b","rows":2,"firstBroken":3}]""");
		describe("READY");
		Said said = run("verify-audit");
		assertThat(said.code()).isEqualTo(1);
		assertThat(said.out())
			.isEqualTo("a: 7 rows, all as they were written\nb: row 3 is broken; the 2 before it are sound\n");
		assertThat(this.revoked).containsExactly(REVOCATION);
	}

	@Test
	void aKeyForAllSitesIsNotMadeForOneThatAsksForASite() throws Exception {
		describe("READY");
		Said said = run("api-key", "--role", "HEAD_OFFICE", "--site", "north-general");
		assertThat(said.code()).isEqualTo(1);
		assertThat(said.out()).isEmpty();
		assertThat(said.err()).startsWith("A key for HEAD_OFFICE is not bound to sites");
	}

	@Test
	void aStatusAskedForDuringTheStartSaysSoAndHasItsOwnCode() throws Exception {
		describe("STARTING");
		Said during = run("status");
		assertThat(during.code()).isEqualTo(3);
		assertThat(during.out()).endsWith("Touchpoint is starting: its parts are being started\n")
			.doesNotContain("no answer");
		describe("READY");
		Said after = run("status");
		assertThat(after.code()).isEqualTo(1);
		assertThat(after.out()).contains("no answer").doesNotContain("starting");
		assertThat(run("status", "--help").out()).contains("0   everything is ready").contains("3   the start");
	}

	private void answer(String path, int status, String json) {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		this.gateway.createContext(path, (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			exchange.sendResponseHeaders(status, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
	}

	private void describe(String phase) {
		Properties facts = new Properties();
		facts.setProperty("port", Integer.toString(this.gateway.getAddress().getPort()));
		facts.setProperty("demo", "true");
		facts.setProperty("address", this.gateway.getAddress().getHostString());
		facts.setProperty("url", "http://localhost");
		facts.setProperty("phase", phase);
		new RunFolder(this.home).describe(facts);
	}

	private Said run(String... arguments) throws Exception {
		return run(Map.of(), arguments);
	}

	private Said run(Map<String, String> settings, String... arguments) throws Exception {
		Process process = start(settings, arguments);
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return new Said(process.exitValue(), Files.readString(out()), Files.readString(err()));
	}

	private Process start(Map<String, String> settings, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-cp",
				System.getProperty("java.class.path"), Launcher.class.getName()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out().toFile())
			.redirectError(err().toFile());
		builder.environment().put("TOUCHPOINT_HOME", this.home.toString());
		builder.environment().remove("TOUCHPOINT_PORT");
		builder.environment().putAll(settings);
		return builder.start();
	}

	private Path out() {
		return this.home.resolve("out");
	}

	private Path err() {
		return this.home.resolve("err");
	}

	private record Said(int code, String out, String err) {
	}

}
