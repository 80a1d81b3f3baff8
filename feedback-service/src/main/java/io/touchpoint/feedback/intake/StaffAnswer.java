package io.touchpoint.feedback.intake;

import java.time.LocalDate;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.CustomerType;

/**
 * What a customer said, as staff enter it.
 *
 * @param channel REMARK, PAPER or LETTER
 * @param answers by question id, as in a submission of the customer's own
 * @param occurredOn the day on the card, in the site's time zone; today if left out
 * @param praise whether staff flag it as praise
 * @param referredBy who sent the customer, in the customer's words
 * @param waitedSeconds how long the customer waited
 * @param customerType who said it; if left out, one of those whom the site is for
 */
public record StaffAnswer(@NotNull Channel channel, @NotBlank @Size(max = 40) String site,
		@NotBlank @Size(max = 60) String touchpoint, @NotNull @Size(max = 200) Map<String, Object> answers,
		@Nullable String comment, @Nullable StaffContact contact, @Nullable String language,
		@Nullable Relation relation, @Nullable LocalDate occurredOn, @Nullable Boolean praise,
		@Nullable CustomerType customerType, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String referredBy,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer waitedSeconds) {

	/**
	 * Under which key an answer is known again: each of the staff has keys of their own.
	 * @param staff id of who enters it
	 */
	public static String keyOf(String staff, String key) {
		return "staff " + staff + " " + key;
	}

	/**
	 * How the customer agreed to be reached.
	 */
	public record StaffContact(@Nullable String email, @Nullable String name, @Nullable Boolean consent) {
	}

}
