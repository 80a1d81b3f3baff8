package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.questionnaire.CustomerType;

/**
 * A visit to plan.
 *
 * @param touchpoints in the order in which they are looked at
 * @param from begin of the window, at most a day ago: a visit may begin at once
 * @param to end of the window, in the future
 * @param brief the cover story, or what to look at
 * @param language in which the shopper reads the page
 */
record NewSiteVisit(@NotBlank @Size(max = 40) String site, @NotNull VisitMethod method,
		@NotNull CustomerType customerType, @NotEmpty @Size(max = 20) List<@NotNull @Valid WantedStop> touchpoints,
		@NotNull Instant from, @NotNull Instant to, @NotNull @Valid Shopper shopper,
		@Nullable @Size(max = 2000) String brief,
		@NotBlank @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}") String language) {

	/**
	 * A touchpoint to look at.
	 *
	 * @param questionnaire id of the script; left out: that of the method
	 */
	record WantedStop(@NotBlank @Size(max = 60) String touchpoint, @Nullable @Size(max = 40) String questionnaire) {
	}

}
