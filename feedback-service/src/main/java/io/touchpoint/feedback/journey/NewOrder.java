package io.touchpoint.feedback.journey;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The codes of a journey's touchpoints from the first contact to the last impression.
 */
record NewOrder(@NotNull @Size(min = 1, max = 200) List<String> touchpoints) {
}
