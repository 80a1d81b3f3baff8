package io.touchpoint.feedback.visit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What was typed on one page, held against what another one has saved meanwhile: what
 * only one of them has is taken from it, and where both differ the saved stays and the
 * other is put aside, to be shown. Pure.
 *
 * @param form what the page shows from now on
 * @param aside what was typed and is not in the form, by field
 */
record Meeting(MultiValueMap<String, String> form, Map<String, List<String>> aside) {

	static Meeting of(MultiValueMap<String, String> typed, MultiValueMap<String, String> saved) {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>(saved);
		Map<String, List<String>> aside = new TreeMap<>();
		typed.forEach((name, values) -> {
			List<String> stored = saved.getOrDefault(name, List.of());
			if (stored.isEmpty()) {
				form.put(name, values);
			}
			else if (!values.isEmpty() && !values.equals(stored)) {
				aside.put(name, values);
			}
		});
		return new Meeting(form, aside);
	}

}
