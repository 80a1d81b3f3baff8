package io.touchpoint.feedback.kiosk;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.questionnaire.CustomerType;

/**
 * A kiosk that somebody sets up.
 *
 * @param idleSeconds after how long without a touch it begins anew; left out: the usual
 * @param misuseSeconds an answer that follows the one before faster than this is flagged;
 * left out: the usual, 0 flags none
 * @param questions most questions that are asked after the first; left out: the usual
 * @param customerType who answers; left out: whom the site is for
 * @param pin opens the staff menu on the device
 */
record NewKiosk(@NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String site,
		@NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String touchpoint, @Nullable CustomerType customerType,
		@NotBlank @Size(max = 80) @Pattern(regexp = "\\P{Cntrl}*") String name,
		@Nullable @Min(5) @Max(300) Integer idleSeconds, @Nullable @Min(0) @Max(600) Integer misuseSeconds,
		@Nullable @Min(0) @Max(10) Integer questions, @NotNull @Pattern(regexp = "[0-9]{4,8}") String pin) {

	static int or(@Nullable Integer value, int otherwise) {
		return (value != null) ? value : otherwise;
	}

}
