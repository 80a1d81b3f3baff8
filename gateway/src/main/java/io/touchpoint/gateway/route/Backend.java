package io.touchpoint.gateway.route;

import java.util.List;
import java.util.stream.Stream;

/**
 * The services behind the gateway and the addresses that lead to them. What else the
 * gateway must know of an address (which one is a public page, which one may be tried
 * again) is said here and nowhere else.
 */
enum Backend {

	/** First, because the rest of {@code /public} is feedback's. */
	COMPLAINT("complaint-service",
			new Addresses().pages("/c", "/t")
				.open("/public/complaints")
				.api("/api/complaints")
				.keyed("/public/complaints", "/api/complaints")
				.slow("/api/complaints/imports/**", "/api/complaints/audit/verify", "/api/complaints/bulk",
						"/api/complaints/handoffs", "/api/complaints/*/files/**", "/api/complaints/*/letters/**",
						"/t/*/messages")),

	/**
	 * Surveys with their widget, invitations and embedded form below {@code /s}, kiosks,
	 * the pages of those who visit a site for us below {@code /v}, and what customers say
	 * of a site below {@code /f}.
	 */
	FEEDBACK("feedback-service",
			new Addresses().pages("/s", "/k", "/v", "/f")
				.open("/public")
				.api("/api/feedback")
				.keyed("/public/responses", "/api/feedback/responses", "/api/feedback/customers/visits")
				.slow("/api/feedback/imports/**", "/api/feedback/posters", "/api/feedback/letters/**", "/v/**")),

	NOTIFICATION("notification-service", new Addresses().api("/api/notifications")),

	REPORTING("reporting-service", new Addresses().api("/api/reports").slow("/api/reports/live"));

	private final String service;

	private final Addresses addresses;

	Backend(String service, Addresses addresses) {
		this.service = service;
		this.addresses = addresses;
	}

	/** Registered name, and audience of passports. */
	String service() {
		return this.service;
	}

	String[] paths() {
		return Stream.of(this.addresses.pages, this.addresses.open, this.addresses.api)
			.flatMap(List::stream)
			.map(Backend::andBelow)
			.toArray(String[]::new);
	}

	/**
	 * Imports, uploads, changes of many cases and live streams, which take or last longer
	 * than a page may. They are not tried again.
	 */
	String[] slowPaths() {
		return this.addresses.slow.toArray(String[]::new);
	}

	/**
	 * Where POST demands an {@code Idempotency-Key}, so that the service knows the second
	 * try from the first.
	 */
	List<String> keyedPaths() {
		return this.addresses.keyed;
	}

	String description() {
		return "/api/openapi/" + this.service;
	}

	/** Prefixes of the pages that a service draws for everybody. */
	static List<String> pagePrefixes() {
		return Stream.of(values()).flatMap((backend) -> backend.addresses.pages.stream()).toList();
	}

	/** Prefixes of all that is open to everybody: pages, and addresses for programs. */
	static List<String> publicPrefixes() {
		return Stream.of(values())
			.flatMap((backend) -> Stream.of(backend.addresses.pages, backend.addresses.open).flatMap(List::stream))
			.toList();
	}

	static String andBelow(String prefix) {
		return prefix + "/**";
	}

	/**
	 * The addresses of one service.
	 *
	 * @param pages prefixes of pages for everybody
	 * @param open prefixes of addresses for everybody's programs
	 * @param api prefixes of addresses for who is signed in
	 * @param keyed exact paths whose POST demands an {@code Idempotency-Key}
	 * @param slow patterns of what takes longer
	 */
	private record Addresses(List<String> pages, List<String> open, List<String> api, List<String> keyed,
			List<String> slow) {

		Addresses() {
			this(List.of(), List.of(), List.of(), List.of(), List.of());
		}

		Addresses pages(String... prefixes) {
			return new Addresses(List.of(prefixes), this.open, this.api, this.keyed, this.slow);
		}

		Addresses open(String... prefixes) {
			return new Addresses(this.pages, List.of(prefixes), this.api, this.keyed, this.slow);
		}

		Addresses api(String... prefixes) {
			return new Addresses(this.pages, this.open, List.of(prefixes), this.keyed, this.slow);
		}

		Addresses keyed(String... paths) {
			return new Addresses(this.pages, this.open, this.api, List.of(paths), this.slow);
		}

		Addresses slow(String... patterns) {
			return new Addresses(this.pages, this.open, this.api, this.keyed, List.of(patterns));
		}

	}

}
