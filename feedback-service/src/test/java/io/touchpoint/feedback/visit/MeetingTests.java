package io.touchpoint.feedback.visit;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

class MeetingTests {

	private static MultiValueMap<String, String> page(String... fields) {
		MultiValueMap<String, String> page = new LinkedMultiValueMap<>();
		for (int i = 0; i < fields.length; i += 2) {
			page.add(fields[i], fields[i + 1]);
		}
		return page;
	}

	@Test
	void whatOnlyOneHasIsTakenFromIt() {
		Meeting meeting = Meeting.of(page("notes", "Tuesday"), page("observed", "The tall one"));
		assertThat(meeting.form()).isEqualTo(page("notes", "Tuesday", "observed", "The tall one"));
		assertThat(meeting.aside()).isEmpty();
	}

	@Test
	void whatBothHaveAlikeIsNoMatter() {
		assertThat(Meeting.of(page("notes", "Tuesday"), page("notes", "Tuesday")).aside()).isEmpty();
	}

	@Test
	void whereBothDifferTheSavedStaysAndTheOtherIsPutAside() {
		Meeting meeting = Meeting.of(page("notes", "Tuesday", "s1-which", "a", "s1-which", "b"),
				page("notes", "Wednesday", "s1-which", "a"));
		assertThat(meeting.form()).isEqualTo(page("notes", "Wednesday", "s1-which", "a"));
		assertThat(meeting.aside()).isEqualTo(Map.of("notes", List.of("Tuesday"), "s1-which", List.of("a", "b")));
	}

	@Test
	void whatWasEmptiedHereOverwritesNothing() {
		MultiValueMap<String, String> emptied = new LinkedMultiValueMap<>();
		emptied.put("notes", List.of());
		Meeting meeting = Meeting.of(emptied, page("notes", "Wednesday"));
		assertThat(meeting.form()).isEqualTo(page("notes", "Wednesday"));
		assertThat(meeting.aside()).isEmpty();
	}

}
