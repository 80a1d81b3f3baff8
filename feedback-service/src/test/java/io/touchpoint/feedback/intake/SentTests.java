package io.touchpoint.feedback.intake;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

class SentTests {

	private static boolean same(String one, String other) {
		return Arrays.equals(sent(one).digest(), sent(other).digest());
	}

	private static Sent sent(String json) {
		return Sent.of("key", JsonMapper.shared().readTree(json));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { "{\"a\":1,\"b\":[1,2]} | { \"b\": [1, 2], \"a\": 1 }",
			"{\"a\":1,\"b\":null} | {\"a\":1}", "{\"a\":{\"c\":\"x\",\"d\":true}} | {\"a\":{\"d\":true,\"c\":\"x\"}}" })
	void howItIsWrittenMakesNoDifference(String one, String other) {
		assertThat(same(one, other)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "{\"a\":1} | {\"a\":2}", "{\"a\":1} | {\"a\":\"1\"}", "{\"a\":[1,2]} | {\"a\":[2,1]}",
					"{\"a\":[\"x\",\"y\"]} | {\"a\":[\"xy\"]}", "{\"a\":\"x\",\"b\":\"y\"} | {\"a\":\"y\",\"b\":\"x\"}",
					"{\"a\":12} | {\"a\":1}", "{\"a\":{}} | {}", "{\"a\":[[1],2]} | {\"a\":[[1,2]]}" })
	void whatItSaysDoes(String one, String other) {
		assertThat(same(one, other)).isFalse();
	}

	@Test
	void ofAFormOnlyWhatWasFilledInCounts() {
		Sent sent = Sent.form("key", "code", form("1", "", "5"));
		assertThat(Sent.form("key", "code", form("2", " ", "5")).digest()).isEqualTo(sent.digest());
		assertThat(Sent.form("key", "code", form("1", "", "4")).digest()).isNotEqualTo(sent.digest());
		assertThat(Sent.form("key", "other", form("1", "", "5")).digest()).isNotEqualTo(sent.digest());
	}

	private static MultiValueMap<String, String> form(String version, String comment, String overall) {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("version", version);
		form.add("comment", comment);
		form.add("overall", overall);
		return form;
	}

}
