package io.touchpoint.local.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import com.sun.net.httpserver.HttpServer;
import io.touchpoint.local.process.RunFolder;
import io.touchpoint.local.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class OverviewTests {

	/** Below those that a machine gives out, and none of a known service. */
	private static final int NOBODYS_PORT = 1100;

	@TempDir
	private Path home;

	@Test
	void theDemoShowsItsAccountsAndTheMailbox() {
		assertThat(new Overview(settings("demo", "127.0.0.1", 9000)).addresses())
			.anyMatch((line) -> line.contains("touchpoint-demo"))
			.anyMatch((line) -> line.contains("http://localhost:9000"))
			.anyMatch((line) -> line.contains("IMAP 127.0.0.1:9008") && line.contains("memory"))
			.noneMatch((line) -> line.contains("Setup code"));
	}

	@Test
	void outsideTheDemoTheSetupCodeIsShownWhileItIsNeededAndNoAccount() throws Exception {
		Files.createDirectories(this.home.resolve("logs"));
		Files.writeString(this.home.resolve("logs/gateway.log"),
				"12:00 INFO Started\n12:01 INFO One-time setup code: K7QP-22XM-ABCD-EFGH-JKLM-NPQR-ST\n");
		assertThat(addressesWhenSetupIs("127.0.0.1", "true"))
			.anyMatch((line) -> line.contains("K7QP-22XM-ABCD-EFGH-JKLM-NPQR-ST"))
			.noneMatch((line) -> line.contains("touchpoint-demo"));
		assertThat(addressesWhenSetupIs("127.0.0.1", "false"))
			.noneMatch((line) -> line.contains("K7QP-22XM-ABCD-EFGH-JKLM-NPQR-ST"));
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aGatewayIsAskedAndShownAtTheAddressWhereItListens() throws Exception {
		Files.createDirectories(this.home.resolve("logs"));
		Files.writeString(this.home.resolve("logs/gateway.log"), "One-time setup code: K7QP-22XM\n");
		assertThat(addressesWhenSetupIs("127.0.0.2", "true")).anyMatch((line) -> line.contains("K7QP-22XM"));
		assertThat(new Overview(settings("production", "127.0.0.2", NOBODYS_PORT)).parts())
			.filteredOn((line) -> line.startsWith("gateway"))
			.singleElement()
			.asString()
			.contains("http://127.0.0.2:" + NOBODYS_PORT);
	}

	@Test
	void aPartThatIsNotThereYetIsStartingAndALaterOneDoesNotAnswer() {
		Overview beginning = new Overview(settings("demo", "127.0.0.1", NOBODYS_PORT));
		assertThat(beginning.parts()).filteredOn((line) -> line.startsWith("gateway"))
			.singleElement()
			.asString()
			.contains("starting")
			.doesNotContain("no answer");
		assertThat(beginning.phase()).isEqualTo(Phase.BUILDING);
		Properties facts = new Properties();
		Phase.READY.tell(facts);
		new RunFolder(this.home).describe(facts);
		Overview later = new Overview(settings("demo", "127.0.0.1", NOBODYS_PORT));
		assertThat(later.parts()).filteredOn((line) -> line.startsWith("gateway"))
			.singleElement()
			.asString()
			.contains("no answer");
		assertThat(later.phase()).isEqualTo(Phase.READY);
		assertThat(later.healthy()).isFalse();
	}

	private List<String> addressesWhenSetupIs(String address, String needed) throws IOException {
		HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 0);
		byte[] answer = "{\"needed\":%s}".formatted(needed).getBytes(StandardCharsets.UTF_8);
		gateway.createContext("/api/setup", (exchange) -> {
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		gateway.start();
		try {
			return new Overview(settings("production", address, gateway.getAddress().getPort())).addresses();
		}
		finally {
			gateway.stop(0);
		}
	}

	private Settings settings(String mode, String address, int port) {
		return Settings.read(this.home, Map.of("TOUCHPOINT_HOME", this.home.toString(), "TOUCHPOINT_PORT",
				Integer.toString(port), "TOUCHPOINT_MODE", mode, "TOUCHPOINT_ADDRESS", address));
	}

}
