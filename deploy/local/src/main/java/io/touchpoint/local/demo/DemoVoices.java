package io.touchpoint.local.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is going on at a few of the demo's sites just now: the things that people do by
 * hand and that no file brings. Each comes as the body of a request, with what has to be
 * done with it. Who and what is decided by the seed alone, so that it is known again on
 * another day; the moment says only when.
 */
public final class DemoVoices {

	/** The site of the demo's accounts has everything; two others have less. */
	static final List<String> SITES = List.of("north-general", "centre-city", "south-memorial");

	/**
	 * What a customer said at the counter.
	 *
	 * @param body of {@code POST /api/feedback/responses}
	 * @param bad whether it raises an alert
	 * @param moves what is done about the alert, one after the other
	 */
	public record Remark(ObjectNode body, boolean bad, List<ObjectNode> moves) {
	}

	/**
	 * A compliment.
	 *
	 * @param body of {@code POST /api/feedback/compliments}
	 * @param thanked whether the customer is thanked
	 * @param forwarded whether it is passed on to whom it concerns
	 */
	public record Praise(ObjectNode body, boolean thanked, boolean forwarded) {
	}

	/**
	 * A letter and what it turned out to be; nobody has said if there is neither.
	 *
	 * @param scan a PDF
	 */
	public record Letter(String site, String name, String scan, @Nullable ObjectNode compliment,
			@Nullable ObjectNode complaint) {
	}

	private final Chance chance;

	private final Instant now;

	private final Phrases phrases = new Phrases();

	private final JsonMapper json = JsonMapper.builder().build();

	private final Guests guests;

	private final Outings outings;

	private final List<Remark> remarks = new ArrayList<>();

	private final List<Praise> praises = new ArrayList<>();

	private final List<Letter> letters = new ArrayList<>();

	/**
	 * Makes it up.
	 * @param seed what decides everything that looks like chance
	 * @param now when it is; what is past lies before it, what is planned after it
	 */
	public DemoVoices(long seed, Instant now) {
		this.chance = new Chance(seed);
		this.now = now;
		this.guests = new Guests(seed + 1, now);
		this.outings = new Outings(now);
		for (int site = 0; site < SITES.size(); site++) {
			remarks(site);
			praises(site);
			letters(site);
		}
	}

	public List<Remark> remarks() {
		return List.copyOf(this.remarks);
	}

	public List<Praise> praises() {
		return List.copyOf(this.praises);
	}

	public List<Letter> letters() {
		return List.copyOf(this.letters);
	}

	public List<Guests.Guest> guests() {
		return this.guests.all();
	}

	public List<Outings.Outing> outings() {
		return this.outings.all();
	}

	/** The bodies of {@code POST /api/feedback/kiosks}. */
	public List<ObjectNode> kiosks() {
		return List.of(kiosk(0, "entrance", "Main entrance"), kiosk(1, "waiting", "Waiting area"));
	}

	/** The bodies of {@code POST /api/feedback/widgets}. */
	public List<ObjectNode> widgets() {
		return List.of(at(0, "website"), at(1, "website"));
	}

	/** The website that may show a site's widget. */
	public static String website(String site) {
		return "https://www." + site + ".example.org";
	}

	private ObjectNode kiosk(int site, String touchpoint, String name) {
		return at(site, touchpoint).put("name", name).put("pin", "2580");
	}

	private ObjectNode at(int site, String touchpoint) {
		return this.json.createObjectNode().put("site", SITES.get(site)).put("touchpoint", touchpoint);
	}

	private void remarks(int site) {
		bad(site, "billing", true, List.of());
		bad(site, "waiting", false, List.of(move("ACKNOWLEDGED", "alert note", site)));
		bad(site, "restroom", false, List.of(move("ACKNOWLEDGED", "alert note", 2), move("CLOSED", "alert end", site)));
		if (site == 0) {
			bad(site, "parking", false, List.of());
		}
		ObjectNode good = remark(site, "consultation", "good", 5).put("praise", true);
		contact(good);
		this.remarks.add(new Remark(good, false, List.of()));
	}

	private void bad(int site, String touchpoint, boolean reachable, List<ObjectNode> moves) {
		ObjectNode remark = remark(site, touchpoint, "bad", 1);
		if (reachable) {
			contact(remark);
		}
		this.remarks.add(new Remark(remark, true, moves));
	}

	private ObjectNode remark(int site, String touchpoint, String mood, int overall) {
		ObjectNode remark = at(site, touchpoint).put("channel", "REMARK").put("language", "en");
		remark.put("comment", said("voice %s %s".formatted(touchpoint, mood), site));
		remark.putObject("answers").put("overall", overall);
		return remark;
	}

	private ObjectNode move(String to, String heading, int which) {
		return this.json.createObjectNode().put("to", to).put("note", said(heading, which));
	}

	private void praises(int site) {
		this.praises.add(new Praise(praise(site, "unit").put("unit", "front office"), false, false));
		this.praises.add(new Praise(contact(praise(site, "thanked").put("person", colleague(site, 0))), true, false));
		this.praises.add(new Praise(praise(site, "forwarded").put("person", colleague(site, 1)), false, true));
		if (site == 0) {
			this.praises.add(new Praise(contact(praise(site, "both").put("person", colleague(site, 2))), true, true));
		}
	}

	private ObjectNode praise(int site, String heading) {
		return at(site, "greeting").put("words", said("praise " + heading, site)).put("language", "en");
	}

	private void letters(int site) {
		switch (site) {
			case 0 -> {
				thanks(site, 0);
				complaint(site);
				letter(site, "Letter with two pages", said("letter open", 0), null, null);
			}
			case 1 -> thanks(site, 1);
			default -> letter(site, "Letter of a grandmother", said("letter open", 1), null, null);
		}
	}

	private void thanks(int site, int which) {
		String words = said("letter compliment", which);
		letter(site, "Letter of thanks", words,
				this.json.createObjectNode().put("words", words).put("unit", "nursing").put("language", "en"), null);
	}

	private void complaint(int site) {
		String words = said("letter complaint", 0);
		ObjectNode opened = this.json.createObjectNode().put("site", SITES.get(site)).put("channel", "LETTER");
		opened.put("subject", said("letter complaint subject", 0)).put("description", words);
		opened.putArray("causes").add("IGNORED");
		letter(site, "Records office", words, null, opened);
	}

	private void letter(int site, String name, String words, @Nullable ObjectNode compliment,
			@Nullable ObjectNode complaint) {
		this.letters.add(new Letter(SITES.get(site), name + ".pdf", LetterScan.of(words), compliment, complaint));
	}

	/** Nobody's address, and with consent. */
	private ObjectNode contact(ObjectNode body) {
		Person person = Person.any(this.chance, this.phrases, 80_000 + this.remarks.size() + 100 * this.praises.size());
		body.putObject("contact").put("email", person.email()).put("name", person.name()).put("consent", true);
		return body;
	}

	private String colleague(int site, int which) {
		int first = DemoSite.ALL.stream().map(DemoSite::code).toList().indexOf(SITES.get(site)) * 3;
		return this.phrases.about("staff").get(first + which);
	}

	private String said(String heading, int which) {
		List<String> lines = this.phrases.about(heading);
		return lines.get(which % lines.size());
	}

}
