package io.touchpoint.feedback.journey;

import java.util.List;
import java.util.Set;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Where customers answer at one touchpoint of one site.
 *
 * @param code short and unguessable, part of the address
 * @param version newest published version of the questionnaire
 * @param open whether answers are taken: the survey is active, the site open, and the
 * touchpoint part of the journey and switched on there
 * @param context what it asks about the visit besides the questionnaire
 */
public record Survey(String code, String site, String siteName, List<String> siteLanguages, @Nullable String siteEmail,
		@Nullable String sitePhone, CustomerType customerType, String touchpoint, Wording touchpointName,
		String questionnaire, int version, Channel channel, boolean open, Set<ContextQuestion> context) {

	/**
	 * The language to begin with when nobody asked for one.
	 */
	public String language() {
		return this.siteLanguages.isEmpty() ? Wording.FALLBACK : this.siteLanguages.getFirst();
	}

	/**
	 * The same place, where customers of that type are asked something else.
	 */
	public Survey asking(CustomerType customerType, String questionnaire, int version) {
		return new Survey(this.code, this.site, this.siteName, this.siteLanguages, this.siteEmail, this.sitePhone,
				customerType, this.touchpoint, this.touchpointName, questionnaire, version, this.channel, this.open,
				this.context);
	}

}
