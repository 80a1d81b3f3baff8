package io.touchpoint.notification.template;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.thymeleaf.exceptions.TemplateEngineException;

import io.touchpoint.notification.site.Site;

/**
 * What a template must keep to before it may be used: it shows the site's name and
 * contact block in both parts, and it escapes what it is given. Judged by what comes out
 * for a made-up site, not by how the source looks.
 */
final class TemplateCheck {

	private static final String RAW = "Probe <b>Street</b>";

	private static final String ESCAPED = "Probe &lt;b&gt;Street&lt;/b&gt;";

	private static final MailFacts PROBE = new MailFacts(
			new Site("probe", "Probe Site", List.of(), "probe@probe.example", "+1 555 010 7788", RAW), RAW, RAW,
			"https://probe.example/t/" + RAW, new AnyFact());

	private final Renderer renderer;

	TemplateCheck(Renderer renderer) {
		this.renderer = renderer;
	}

	/**
	 * The faults of a template; none if it may be used.
	 */
	List<String> faults(MailTemplate template) {
		try {
			return faults(this.renderer.render(template, PROBE));
		}
		catch (TemplateEngineException ex) {
			return List.of("It cannot be filled: " + ex.getMessage());
		}
	}

	private static List<String> faults(Renderer.Rendered mail) {
		List<String> faults = new ArrayList<>();
		contactBlock(mail.text(), RAW).forEach((what) -> faults.add("The text lacks the site's " + what + "."));
		contactBlock(mail.html(), ESCAPED).forEach((what) -> faults.add("The HTML lacks the site's " + what + "."));
		if (mail.html().contains(RAW)) {
			faults.add("The HTML shows a value without escaping it.");
		}
		if (mail.subject().isBlank()) {
			faults.add("The subject is empty.");
		}
		return faults;
	}

	private static List<String> contactBlock(String part, String address) {
		Map<String, String> needed = Map.of("name", "Probe Site", "e-mail", "probe@probe.example", "phone",
				"+1 555 010 7788", "address", address);
		return needed.entrySet()
			.stream()
			.filter((entry) -> !part.contains(entry.getValue()))
			.map(Map.Entry::getKey)
			.sorted()
			.toList();
	}

	/**
	 * Knows a fact under every name, and each would do harm if it were not escaped.
	 */
	private static final class AnyFact extends AbstractMap<String, String> {

		@Override
		public String get(Object name) {
			return RAW;
		}

		@Override
		public boolean containsKey(Object name) {
			return true;
		}

		@Override
		public Set<Map.Entry<String, String>> entrySet() {
			return Set.of();
		}

	}

}
