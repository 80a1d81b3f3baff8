package io.touchpoint.local.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A hospital of the demo and how it differs from the others.
 *
 * @param quality how much better (above 0) or worse its customers judge it, in standard
 * deviations of a single judgement
 * @param drift how much that changes over the year
 * @param volume responses on an average day
 */
record DemoSite(String code, String name, String region, String size, String languages, String town, double quality,
		double drift, double volume) {

	private static final String ZONE = "Europe/London";

	/**
	 * Two better, two worse, of each one by far, and one that improves; the rest is
	 * noise. Four far ones of twelve would make over-dispersion explain all of them, and
	 * the funnel would show nothing.
	 */
	static final List<DemoSite> ALL = List.of(
			new DemoSite("north-general", "Northgate General Hospital", "north", "large", "en es ar", "Northgate", 0.02,
					0, 8.4),
			new DemoSite("north-royal", "Royal Infirmary Northgate", "north", "large", "en ar", "Northgate", 0.17, 0,
					7.6),
			new DemoSite("north-lakes", "Lakes Community Hospital", "north", "small", "en", "Lakeside", -0.04, 0, 3.4),
			new DemoSite("north-harbour", "Harbour Hospital", "north", "small", "en es", "Port Harlow", 0.05, 0, 4.1),
			new DemoSite("centre-city", "City Hospital", "centre", "large", "en es ar", "Midchester", -0.5, 0, 8.8),
			new DemoSite("centre-university", "University Hospital", "centre", "large", "en es ar", "Midchester", 0.05,
					0, 9.2),
			new DemoSite("centre-st-anne", "St Anne's Hospital", "centre", "small", "en", "Annesley", 0.5, 0, 3.8),
			new DemoSite("centre-park", "Park Hospital", "centre", "small", "en es", "Parkfield", -0.05, 0, 3.1),
			new DemoSite("south-bay", "Bay Hospital", "south", "large", "en es", "Baymouth", -0.02, 0, 7.2),
			new DemoSite("south-valley", "Valley Hospital", "south", "small", "en", "Valleyford", -0.17, 0, 3.6),
			new DemoSite("south-coast", "Coast Hospital", "south", "small", "en es", "Seabourne", 0.03, 0, 4.4),
			new DemoSite("south-memorial", "Memorial Hospital", "south", "large", "en ar", "Baymouth", -0.03, 0.4,
					6.1));

	double qualityAt(double shareOfYear) {
		return this.quality + this.drift * (shareOfYear - 0.5);
	}

	boolean speaks(String language) {
		return List.of(this.languages.split(" ")).contains(language);
	}

	/**
	 * When its front desk works: large hospitals on Saturday mornings too, small ones
	 * with a break at noon. The north keeps Scotland's holidays, the others England's.
	 */
	String calendar() {
		boolean large = this.size.equals("large");
		Stream<String> weekdays = Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")
			.flatMap((day) -> large ? Stream.of(opening(day, "08:00", "18:00"))
					: Stream.of(opening(day, "08:00", "12:30"), opening(day, "13:30", "18:00")));
		Stream<String> saturdays = large ? Stream.of(opening("SATURDAY", "09:00", "12:00")) : Stream.of();
		return "{\"opening\":[%s],\"country\":\"GB\",\"holidayRegion\":\"%s\",\"closures\":[]}".formatted(
				Stream.concat(weekdays, saturdays).collect(Collectors.joining(",")),
				this.region.equals("north") ? "sct" : "eng");
	}

	/**
	 * Its departments and desks; who works there are the three of its staff, one each.
	 */
	static final List<String> UNITS = List.of("front-office", "wards", "billing");

	static String units() {
		return "{\"units\":[%s,%s,%s,%s]}".formatted(unit("front-office", "Front office", true),
				unit("wards", "Wards", true), unit("billing", "Billing", true),
				unit("switchboard", "Switchboard", false));
	}

	private static String unit(String code, String name, boolean open) {
		return "{\"code\":\"%s\",\"name\":\"%s\",\"open\":%s}".formatted(code, name, open);
	}

	private static String opening(String day, String from, String to) {
		return "{\"day\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(day, from, to);
	}

	String csvRow() {
		int number = 101 + ALL.indexOf(this);
		String regionName = this.region.substring(0, 1).toUpperCase(Locale.ROOT) + this.region.substring(1);
		return "%s,%s,%s,%s,hospital,hospital-%s,%s,%s,care@%s.example.org,+44 20 7946 0%d,\"%d Hospital Road, %s\""
			.formatted(this.code, this.name, this.region, regionName, this.size, ZONE, this.languages, this.code,
					number, number - 100, this.town);
	}

}
