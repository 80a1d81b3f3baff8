package io.touchpoint.local.process;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import io.touchpoint.local.FreePort;
import io.touchpoint.local.settings.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortCheckTests {

	@Test
	void anOccupiedPortIsNamedWithItsPartAndTheWayOut() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThatThrownBy(() -> PortCheck.requireFree(Map.of(taken.getLocalPort(), "gateway")))
				.isInstanceOf(Problem.class)
				.hasMessageContaining("Port " + taken.getLocalPort())
				.hasMessageContaining("gateway")
				.hasMessageContaining("TOUCHPOINT_PORT=");
		}
	}

	@Test
	void aPortTakenOnAllAddressesIsNotFree() throws Exception {
		try (ServerSocket taken = new ServerSocket(0)) {
			assertThat(PortCheck.free(taken.getLocalPort())).isFalse();
		}
	}

	@Test
	void aPortThatWasGivenBackIsFree() throws Exception {
		int port = FreePort.find();
		try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			assertThat(PortCheck.free(taken.getLocalPort())).isFalse();
		}
		assertThat(PortCheck.free(port)).isTrue();
	}

	@Test
	void theOwnerIsReadFromWhatTheSystemAnswers() {
		assertThat(PortCheck.ownerInSs("LISTEN 0 100 127.0.0.1:8080 0.0.0.0:* users:((\"java\",pid=4711,fd=23))"))
			.contains("java (process 4711)");
		assertThat(PortCheck.ownerInSs("LISTEN 0 100 127.0.0.1:8080 0.0.0.0:*")).isEmpty();
		assertThat(PortCheck.ownerInLsof("p4711\ncnginx\nf6")).contains("nginx (process 4711)");
	}

}
