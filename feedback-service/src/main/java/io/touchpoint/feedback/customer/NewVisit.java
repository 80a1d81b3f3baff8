package io.touchpoint.feedback.customer;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * A visit as it is told, by whichever way.
 *
 * @param customerType left out: whom the site serves
 * @param kind left out: PERSON
 * @param country whose national numbers are meant; left out: the site's
 * @param referredBy id or e-mail address of who sent the customer
 * @param visitedAt left out: now
 */
record NewVisit(@Nullable String site, @Nullable CustomerType customerType, @Nullable CustomerKind kind,
		@Nullable String name, @Nullable String email, @Nullable String phone, @Nullable String country,
		@Nullable String language, @Nullable NewConsent consent, @Nullable String referredBy,
		@Nullable Instant visitedAt) {

	@JsonIgnore
	NewPerson person() {
		return new NewPerson(this.site, this.customerType, this.kind, this.name, this.email, this.phone, this.country,
				this.language, this.consent);
	}

}
