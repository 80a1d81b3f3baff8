package io.touchpoint.complaint.tracking;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads what the feedback service signed for the form. What is not signed, too old or for
 * another site is nothing: the form then works as for everybody else.
 */
@Component
class AnswerContexts {

	private static final String ALGORITHM = "HmacSHA256";

	/** The other half of this is in the feedback service. */
	private static final String PURPOSE = "tell-more";

	private static final int LONGEST = 1500;

	private final byte[] key;

	private final JsonMapper json;

	private final Clock clock;

	AnswerContexts(@Value("${touchpoint.security.service-secret}") String secret, JsonMapper json, Clock clock) {
		this.key = hmac(secret.getBytes(StandardCharsets.UTF_8), PURPOSE);
		this.json = json;
		this.clock = clock;
	}

	@Nullable AnswerContext read(@Nullable String token, String site) {
		if (token == null || token.length() > LONGEST) {
			return null;
		}
		int dot = token.indexOf('.');
		if (dot < 0) {
			return null;
		}
		try {
			byte[] given = Base64.getUrlDecoder().decode(token.substring(dot + 1));
			if (!MessageDigest.isEqual(given, hmac(this.key, token.substring(0, dot)))) {
				return null;
			}
			AnswerContext context = this.json.readValue(Base64.getUrlDecoder().decode(token.substring(0, dot)),
					AnswerContext.class);
			boolean counts = context.site().equals(site) && context.until() >= this.clock.instant().getEpochSecond();
			return counts ? context : null;
		}
		catch (IllegalArgumentException | JacksonException ex) {
			return null;
		}
	}

	private static byte[] hmac(byte[] key, String text) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(key, ALGORITHM));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
		}
	}

}
