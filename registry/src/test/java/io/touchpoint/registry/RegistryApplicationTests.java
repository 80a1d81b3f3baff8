package io.touchpoint.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "server.tomcat.basedir=target/tomcat" })
class RegistryApplicationTests {

	private static final String INSTANCE = """
			{"instance": {"instanceId": "it:1", "hostName": "127.0.0.1", "app": "FEEDBACK-SERVICE", "ipAddr": "127.0.0.1",
			  "vipAddress": "feedback-service", "status": "UP", "port": {"$": 8082, "@enabled": true},
			  "dataCenterInfo": {"@class": "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo", "name": "MyOwn"}}}
			""";

	@Value("${local.server.port}")
	private int port;

	@Value("${local.management.port}")
	private int managementPort;

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	@Test
	void aRegisteredInstanceIsFoundAtOnce() throws Exception {
		assertThat(get(this.port, "/eureka/apps/FEEDBACK-SERVICE").statusCode()).isEqualTo(404);
		assertThat(register().statusCode()).isEqualTo(204);
		var found = get(this.port, "/eureka/apps/FEEDBACK-SERVICE");
		assertThat(found.statusCode()).isEqualTo(200);
		assertThat(found.body()).contains("it:1").contains("\"UP\"");
		assertThat(get(this.port, "/eureka/apps").body()).contains("FEEDBACK-SERVICE");
	}

	@Test
	void healthAndMetricsAnswerOnTheirOwnPort() throws Exception {
		assertThat(get(this.managementPort, "/actuator/health/readiness").body()).contains("UP");
		assertThat(get(this.managementPort, "/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
		assertThat(get(this.port, "/actuator/health").statusCode()).isEqualTo(404);
	}

	@Test
	void nothingElseIsExposed() throws Exception {
		assertThat(get(this.managementPort, "/actuator/env").statusCode()).isEqualTo(404);
		assertThat(get(this.port, "/").body()).doesNotContain("Instances currently registered");
	}

	private HttpResponse<String> register() throws IOException, InterruptedException {
		return this.http
			.send(request(this.port, "/eureka/apps/FEEDBACK-SERVICE").header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString(INSTANCE))
				.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> get(int at, String path) throws IOException, InterruptedException {
		return this.http.send(request(at, path).header("Accept", "application/json, text/plain").build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(int at, String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path)).timeout(Duration.ofSeconds(5));
	}

}
