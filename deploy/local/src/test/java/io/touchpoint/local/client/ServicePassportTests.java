package io.touchpoint.local.client;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ServicePassportTests {

	private static final String SECRET = "a secret of more than thirty-two characters";

	@Test
	void itSaysWhoForWhomAndForOneMinute() {
		String[] parts = ServicePassport.issue(SECRET, "gateway", Instant.ofEpochSecond(1000)).split("\\.");
		JsonNode claims = JsonMapper.builder().build().readTree(Base64.getUrlDecoder().decode(parts[1]));
		assertThat(claims.path("iss").asString()).isEqualTo("touchpoint-service");
		assertThat(claims.path("sub").asString()).isEqualTo("launcher");
		assertThat(claims.path("aud").asString()).isEqualTo("gateway");
		assertThat(claims.path("exp").asLong()).isEqualTo(1060);
	}

	@Test
	void itIsSignedWithTheServiceSecret() throws Exception {
		String passport = ServicePassport.issue(SECRET, "gateway", Instant.ofEpochSecond(1000));
		int dot = passport.lastIndexOf('.');
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
		byte[] expected = mac.doFinal(passport.substring(0, dot).getBytes(StandardCharsets.UTF_8));
		assertThat(Base64.getUrlDecoder().decode(passport.substring(dot + 1))).isEqualTo(expected);
	}

}
