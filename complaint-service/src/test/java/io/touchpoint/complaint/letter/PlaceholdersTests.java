package io.touchpoint.complaint.letter;

import java.util.List;
import java.util.Map;

import io.touchpoint.complaint.letter.Placeholders.Filled;
import io.touchpoint.complaint.letter.Placeholders.Placeholder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceholdersTests {

	private static final Map<Placeholder, String> VALUES = Map.of(Placeholder.NAME, "Ana $1 {site}",
			Placeholder.REFERENCE, "C-2026-000001", Placeholder.PROMISE_DUE, "Friday");

	@Test
	void gapsAreFilledOnceAndWhatFillsThemIsNotReadAgain() {
		assertThat(Placeholders.fill("Dear {name}, {reference} by {promise-due}. {name}!", VALUES))
			.isEqualTo(new Filled("Dear Ana $1 {site}, C-2026-000001 by Friday. Ana $1 {site}!", List.of()));
	}

	@Test
	void whatNothingFillsStaysAndIsTold() {
		assertThat(Placeholders.fill("{promise} {Name} {}", VALUES))
			.isEqualTo(new Filled("{promise} {Name} {}", List.of("promise", "Name")));
		assertThat(Placeholders.unknown("{promise} {nmae} {nmae}")).containsExactly("nmae");
	}

	@Property
	void aTextWithoutBracesIsLeftAlone(@ForAll String text) {
		String plain = text.replace("{", "").replace("}", "");
		assertThat(Placeholders.fill(plain, VALUES)).isEqualTo(new Filled(plain, List.of()));
	}

	@Property
	void valuesOfAnyKindAreTakenAsTheyStand(@ForAll String value) {
		assertThat(Placeholders.fill("<{me}>", Map.of(Placeholder.ME, value)).text()).isEqualTo("<" + value + ">");
	}

}
