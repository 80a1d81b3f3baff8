package io.touchpoint.local.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The short-lived token by which parts of the platform know each other.
 */
final class ServicePassport {

	private static final Duration LIFE = Duration.ofSeconds(60);

	private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

	private ServicePassport() {
	}

	static String issue(String secret, String audience, Instant now) {
		String claims = "{\"iss\":\"touchpoint-service\",\"sub\":\"launcher\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d}"
			.formatted(audience, now.getEpochSecond(), now.plus(LIFE).getEpochSecond());
		String signed = encoded(HEADER.getBytes(StandardCharsets.UTF_8)) + "."
				+ encoded(claims.getBytes(StandardCharsets.UTF_8));
		return signed + "." + encoded(signature(secret, signed));
	}

	private static byte[] signature(String secret, String text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JDK has HmacSHA256", ex);
		}
	}

	private static String encoded(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
