package io.touchpoint.gateway;

import java.util.Map;
import java.util.function.Consumer;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Somebody at a browser: keeps the session cookie and repeats the CSRF token. Also
 * somebody with an API key, or nobody.
 */
public final class Person {

	private final WebTestClient client;

	private final Consumer<HttpHeaders> identity;

	private final String cookie;

	private final String csrfToken;

	private Person(WebTestClient client, Consumer<HttpHeaders> identity, String cookie, String csrfToken) {
		this.client = client;
		this.identity = identity;
		this.cookie = cookie;
		this.csrfToken = csrfToken;
	}

	public static WebTestClient client(int port) {
		return WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + port)
			.responseTimeout(java.time.Duration.ofSeconds(20))
			.build();
	}

	public static Person nobody(int port) {
		return new Person(client(port), (headers) -> {
		}, "", "");
	}

	public static Person withKey(int port, String key) {
		return new Person(client(port), (headers) -> headers.setBearerAuth(key), "", "");
	}

	public static Person demo(int port, String username) {
		return signIn(port, username, "touchpoint-demo");
	}

	public static Person signIn(int port, String username, String password) {
		WebTestClient client = client(port);
		EntityExchangeResult<Map<String, Object>> answer = client.post()
			.uri("/api/session")
			.bodyValue(Map.of("username", username, "password", password))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(new org.springframework.core.ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult();
		String cookie = answer.getResponseCookies().getFirst("touchpoint-session").getValue();
		String token = (String) answer.getResponseBody().get("csrfToken");
		return new Person(client, (headers) -> {
			headers.add("Cookie", "touchpoint-session=" + cookie);
			headers.add("X-CSRF-Token", token);
		}, cookie, token);
	}

	public WebTestClient client() {
		return this.client;
	}

	public String cookie() {
		return this.cookie;
	}

	public String csrfToken() {
		return this.csrfToken;
	}

	public WebTestClient.ResponseSpec get(String path, Object... variables) {
		return this.client.get().uri(path, variables).headers(this.identity).exchange();
	}

	public WebTestClient.ResponseSpec send(String method, String path, Object body) {
		return send(method, path, body, (headers) -> {
		});
	}

	public WebTestClient.ResponseSpec send(String method, String path, Object body, Consumer<HttpHeaders> more) {
		WebTestClient.RequestBodySpec request = this.client.method(HttpMethod.valueOf(method))
			.uri(path)
			.headers(this.identity)
			.contentType(MediaType.APPLICATION_JSON)
			.headers(more);
		return ((body != null) ? request.bodyValue(body) : request).exchange();
	}

}
