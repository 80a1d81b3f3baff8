package io.touchpoint.feedback.poster;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.questionnaire.CustomerType;

/**
 * Posters that somebody asks for.
 *
 * @param language left out: English
 * @param sites left out or empty: every site of the caller
 * @param touchpoints left out or empty: the whole journey
 * @param customerType who answers; left out: whom each site is for
 */
record NewPosters(@NotNull PosterFormat format, @Nullable @Pattern(regexp = "en|es|ar") String language,
		@Nullable @Size(max = 500) List<@Pattern(regexp = CODE) String> sites,
		@Nullable @Size(max = 100) List<@Pattern(regexp = CODE) String> touchpoints,
		@Nullable CustomerType customerType) {

	private static final String CODE = "[a-z0-9][a-z0-9-]{0,39}";

	String spoken() {
		return (this.language != null) ? this.language : "en";
	}

	List<String> chosenSites() {
		return (this.sites != null) ? this.sites : List.of();
	}

	List<String> chosenTouchpoints() {
		return (this.touchpoints != null) ? this.touchpoints : List.of();
	}

}
