package io.touchpoint.complaint.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A colleague who owns a case.
 */
public record Person(@NotBlank @Size(max = 100) String id, @NotBlank @Size(max = 200) String name) {
}
