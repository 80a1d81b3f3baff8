package io.touchpoint.complaint.casework;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.Sites;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Says where colleagues are written to about a case. Whether they may know, and whether
 * there is something to tell, decides whoever asks.
 */
@Component
public class StaffContacts {

	/** Stands for the site's own address among the recipients. */
	public static final String THE_SITE = "site";

	private final Sites sites;

	private final Colleagues colleagues;

	private final String publicUrl;

	StaffContacts(Sites sites, Colleagues colleagues, @Value("${touchpoint.public-url}") String publicUrl) {
		this.sites = sites;
		this.colleagues = colleagues;
		this.publicUrl = publicUrl.replaceFirst("/+$", "");
	}

	/** A case at a site. */
	public record Subject(String site, UUID complaint, String reference) {
	}

	/**
	 * Where somebody is told.
	 * @param recipient a colleague's account, or {@link #THE_SITE}
	 * @param facts what the mail tells beside the page of the case, given the site
	 * @return empty if nobody can be written to
	 */
	public Mono<StaffContact> of(Subject subject, String recipient, Function<Site, Map<String, String>> facts) {
		return this.sites.find(subject.site())
			.flatMap((site) -> address(site, recipient).map((email) -> contact(subject, site, email, facts)));
	}

	/** A day in words, in the language of a site. */
	public static String day(TemporalAccessor day, Site site) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale(site)).format(day);
	}

	/** How a site writes days and times. */
	public static Locale locale(Site site) {
		String language = site.languages().getFirst();
		return language.equals("en") ? Locale.UK : Locale.forLanguageTag(language);
	}

	private Mono<String> address(Site site, String recipient) {
		return recipient.equals(THE_SITE) ? Mono.justOrEmpty(site.contact().email())
				: this.colleagues.address(recipient, site.code());
	}

	private StaffContact contact(Subject subject, Site site, String email, Function<Site, Map<String, String>> facts) {
		Map<String, String> all = new HashMap<>(facts.apply(site));
		all.put("url", this.publicUrl + "/complaints/" + subject.complaint());
		return new StaffContact(email, site.languages().getFirst(), subject.reference(), all);
	}

}
