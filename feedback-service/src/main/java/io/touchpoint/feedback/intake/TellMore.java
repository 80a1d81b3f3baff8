package io.touchpoint.feedback.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.questionnaire.Answer;

import org.springframework.stereotype.Component;

/**
 * Signs what the complaint form may know of an answer that was just given, so that the
 * form can show it without asking back. The complaint service checks it.
 */
@Component
class TellMore {

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,1200}\\.[A-Za-z0-9_-]{43}");

	private static final String ALGORITHM = "HmacSHA256";

	/** Keeps this use of the secret apart from every other one. */
	private static final String PURPOSE = "tell-more";

	private final TellMoreProperties properties;

	private final JsonMapper json;

	private final Clock clock;

	TellMore(TellMoreProperties properties, JsonMapper json, Clock clock) {
		this.properties = properties;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * What is signed.
	 *
	 * @param place name of the touchpoint in the customer's language
	 * @param until seconds since 1970
	 */
	private record Told(UUID response, String site, String touchpoint, String place, @Nullable Integer overall,
			@Nullable Integer face, @Nullable Integer nps, long until) {
	}

	/**
	 * What was said of the whole.
	 *
	 * @param overall a mark from 1 to 5
	 * @param face one of four, the happiest last
	 * @param nps a recommendation from 0 to 10
	 */
	record Said(@Nullable Integer overall, @Nullable Integer face, @Nullable Integer nps) {

		static Said of(Map<String, Answer> answers) {
			return new Said(mark(answers.get("overall")),
					(answers.get("overall") instanceof Answer.Tap tap) ? tap.value() : null, mark(answers.get("nps")));
		}

		private static @Nullable Integer mark(@Nullable Answer answer) {
			return (answer instanceof Answer.Mark mark) ? mark.value() : null;
		}

	}

	String token(UUID response, String site, String touchpoint, String place, Said said) {
		long until = this.clock.instant().plus(this.properties.life()).getEpochSecond();
		byte[] told = this.json.writeValueAsBytes(
				new Told(response, site, touchpoint, place, said.overall(), said.face(), said.nps(), until));
		String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(told);
		return payload + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sign(payload));
	}

	/**
	 * Whether the text looks like a token; only the complaint service says if it is one.
	 */
	static boolean isToken(@Nullable String text) {
		return text != null && FORM.matcher(text).matches();
	}

	private byte[] sign(String payload) {
		byte[] key = hmac(this.properties.secret().getBytes(StandardCharsets.UTF_8), PURPOSE);
		return hmac(key, payload);
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
