package io.touchpoint.gateway.directory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * The name of a time zone with its rules, for example {@code Europe/London}; an offset
 * knows no summer.
 */
@Target({ ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TimeZoneName.Known.class)
@interface TimeZoneName {

	String message() default "is not a time zone such as Europe/London";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Looks the name up in the JDK's time-zone data.
	 */
	final class Known implements ConstraintValidator<TimeZoneName, String> {

		@Override
		public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
			return name == null || ZoneId.getAvailableZoneIds().contains(name);
		}

	}

}
