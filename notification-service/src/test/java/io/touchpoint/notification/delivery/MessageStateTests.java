package io.touchpoint.notification.delivery;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MessageStateTests {

	@ParameterizedTest
	@CsvSource({ "PENDING, SENDING", "RETRYING, SENDING", "SENDING, SENDING SENT RETRYING DEAD SUPPRESSED",
			"DEAD, PENDING", "SENT, ''", "SUPPRESSED, ''" })
	void onlyTheseStatesMayFollow(MessageState state, String followers) {
		assertThat(Stream.of(MessageState.values()).filter(state::mayBecome).map(MessageState::name))
			.containsExactlyInAnyOrder(followers.isEmpty() ? new String[0] : followers.split(" "));
	}

}
