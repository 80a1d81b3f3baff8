package io.touchpoint.starter.web;

import java.util.Map;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebInputException;

/**
 * Which refusal a failure means. Pure: what is not named here is unexpected and tells the
 * caller nothing but that.
 */
final class ProblemTranslation {

	private static final Set<String> UNSTORABLE = Set.of("22003", "22007", "22008", "22021", "22P05");

	private ProblemTranslation() {
	}

	/**
	 * The same, naming the parameters of the request that cannot be stored, if that is
	 * why.
	 */
	static ProblemException translate(Throwable failure, MultiValueMap<String, String> query) {
		ProblemException problem = translate(failure);
		List<FieldFault> faults = (failure instanceof DataAccessException ex && cannotBeStored(ex)) ? query.entrySet()
			.stream()
			.filter((one) -> one.getValue().stream().anyMatch((value) -> value != null && value.indexOf(0) >= 0))
			.map((one) -> new FieldFault(one.getKey(), "unfit-characters",
					"'" + one.getKey() + "' holds a character that cannot be looked for."))
			.toList() : List.of();
		return faults.isEmpty() ? problem : Problems.invalid(faults);
	}

	static ProblemException translate(Throwable failure) {
		if (find(failure, DataBufferLimitException.class) != null) {
			return Problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large",
					"The body is larger than this address takes.");
		}
		return switch (failure) {
			case ProblemException problem -> problem;
			case HandlerMethodValidationException ex -> Problems.invalid(faults(ex));
			case WebExchangeBindException ex ->
				Problems.invalid(ex.getAllErrors().stream().map(ProblemTranslation::fault).toList());
			case MissingRequestValueException ex -> Problems.invalid(new FieldFault(ex.getName(), "missing",
					"The " + ex.getLabel() + " '" + ex.getName() + "' is missing."));
			case ServerWebInputException ex -> input(ex);
			// Where a body was read as a tree first, and its parts afterwards.
			case StorableText.Unfit ex -> json(ex);
			case NoResourceFoundException ex ->
				Problems.of(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address.");
			case ServerExchangeRejectedException ex -> Problems.of(HttpStatus.BAD_REQUEST, "malformed",
					"The address, the method or a header is not one that is taken here.");
			case InvalidMediaTypeException ex -> status(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
			case ServerErrorException ex when isBlankPathVariable(ex) ->
				Problems.of(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address.");
			case ResponseStatusException ex -> status(ex.getStatusCode());
			// The passport could not be checked, which says nothing about it.
			case AuthenticationServiceException ex -> fellowAway();
			case AuthenticationException ex -> Problems.of(HttpStatus.UNAUTHORIZED, "unauthenticated",
					"Sign in first; the session or key is missing, wrong or expired.");
			case AccessDeniedException ex -> Problems.forbidden(denial(ex));
			case CannotAcquireLockException ex ->
				Problems.conflict("busy", "Others are changing the same just now; try again.");
			case TransientDataAccessException ex -> unavailable();
			case DataAccessResourceFailureException ex -> unavailable();
			case CannotCreateTransactionException ex -> unavailable();
			case DataAccessException ex when cannotBeStored(ex) -> Problems.of(HttpStatus.BAD_REQUEST, "malformed",
					"A value holds a character, or is of a size, that cannot be stored.");
			case WebClientRequestException ex -> fellowAway();
			case WebClientResponseException ex when ex.getStatusCode().is5xxServerError() -> fellowAway();
			default -> Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected",
					"Something went wrong on our side. The request id helps to find it.");
		};
	}

	/**
	 * An id of blanks is converted to none at all, which Spring takes for a fault of
	 * ours.
	 */
	private static boolean isBlankPathVariable(ServerErrorException ex) {
		return ex.getMethodParameter() != null && ex.getMethodParameter().hasParameterAnnotation(PathVariable.class);
	}

	private static ProblemException unavailable() {
		return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
				"The service cannot reach its data just now; try again shortly.");
	}

	private static ProblemException fellowAway() {
		return Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
				"Another part of the system does not answer just now; try again shortly.");
	}

	/**
	 * Whether the database refuses the caller's value itself, for example text with the
	 * character NUL: too large a number, a broken or impossible time, a character that it
	 * cannot hold.
	 */
	private static boolean cannotBeStored(DataAccessException ex) {
		R2dbcException cause = find(ex, R2dbcException.class);
		return cause != null && cause.getSqlState() != null && UNSTORABLE.contains(cause.getSqlState());
	}

	private static String denial(AccessDeniedException ex) {
		String message = ex.getMessage();
		return (message == null || message.startsWith("Access Denied")) ? "You may not do this." : message;
	}

	private static ProblemException status(HttpStatusCode code) {
		return switch (code.value()) {
			case 404 -> Problems.of(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address.");
			case 405 -> Problems.of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed",
					"This address does not take that method.");
			case 406 -> Problems.of(HttpStatus.NOT_ACCEPTABLE, "not-acceptable",
					"This address does not speak the wanted media type.");
			case 413 ->
				Problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The body is larger than this address takes.");
			case 415 -> Problems.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type",
					"This address does not take that media type.");
			default -> new ProblemException(code, code.is5xxServerError() ? "unavailable" : "refused",
					"The request could not be served.", List.of(), Map.of());
		};
	}

	private static ProblemException input(ServerWebInputException ex) {
		JacksonException json = find(ex, JacksonException.class);
		if (json != null) {
			return json(json);
		}
		TypeMismatchException mismatch = find(ex, TypeMismatchException.class);
		if (mismatch != null && ex.getMethodParameter() != null) {
			String name = String.valueOf(ex.getMethodParameter().getParameterName());
			return Problems
				.invalid(new FieldFault(name, "wrong-type", "'" + name + "' " + expected(mismatch.getRequiredType())));
		}
		return Problems.of(HttpStatus.BAD_REQUEST, "malformed",
				"The request could not be read: the body is missing or malformed.");
	}

	/** Where there are a few words to choose from, they are said. */
	private static String expected(@Nullable Class<?> type) {
		return (type != null && type.isEnum()) ? Stream.of(type.getEnumConstants())
			.map((word) -> ((Enum<?>) word).name())
			.collect(Collectors.joining(", ", "must be one of ", ".")) : "has a value of the wrong type.";
	}

	private static ProblemException json(JacksonException ex) {
		String path = path(ex);
		if (ex instanceof UnrecognizedPropertyException) {
			return Problems
				.invalid(new FieldFault(path, "unknown-field", "'" + path + "' is not a field of this request."));
		}
		if (ex instanceof StorableText.Unfit && !path.isEmpty()) {
			return Problems.invalid(
					new FieldFault(path, "unfit-characters", "'" + path + "' holds characters that cannot be stored."));
		}
		if (ex instanceof InvalidNullException) {
			return Problems.invalid(new FieldFault(path, "missing", "'" + path + "' must not be null."));
		}
		if (NestedExceptionUtils.getMostSpecificCause(ex) instanceof ProblemException problem) {
			return problem;
		}
		if (path.isEmpty() || isNotJson(ex)) {
			return Problems.of(HttpStatus.BAD_REQUEST, "malformed-json",
					"The body is not well-formed JSON of the expected shape.");
		}
		return Problems.invalid(new FieldFault(path, "wrong-type", "'" + path + "' has a value of the wrong type."));
	}

	/** Broken text; a number that does not fit its field is not that. */
	private static boolean isNotJson(JacksonException ex) {
		StreamReadException broken = find(ex, StreamReadException.class);
		return broken != null && !(broken instanceof InputCoercionException);
	}

	private static String path(JacksonException ex) {
		return ex.getPath()
			.stream()
			.map((step) -> (step.getPropertyName() != null) ? "." + step.getPropertyName()
					: "[" + step.getIndex() + "]")
			.collect(Collectors.joining())
			.replaceFirst("^\\.", "");
	}

	private static List<FieldFault> faults(HandlerMethodValidationException ex) {
		return ex.getParameterValidationResults().stream().flatMap((result) -> {
			if (result instanceof ParameterErrors errors) {
				return errors.getAllErrors().stream().map(ProblemTranslation::fault);
			}
			return result.getResolvableErrors().stream().map((error) -> {
				String name = String.valueOf(result.getMethodParameter().getParameterName());
				return new FieldFault(name, "invalid", "'" + name + "' " + error.getDefaultMessage() + ".");
			});
		}).toList();
	}

	private static FieldFault fault(ObjectError error) {
		String field = (error instanceof FieldError fieldError) ? fieldError.getField() : error.getObjectName();
		String reason = reason(error.getCode());
		// Spring's own sentence on a mismatch names classes of ours.
		String sentence = reason.equals("wrong-type") ? "has a value of the wrong type" : error.getDefaultMessage();
		return new FieldFault(field, reason, "'" + field + "' " + sentence + ".");
	}

	private static String reason(@Nullable String code) {
		return switch (code) {
			case null -> "invalid";
			case "NotNull", "NotBlank", "NotEmpty" -> "missing";
			case "typeMismatch" -> "wrong-type";
			default -> code.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
		};
	}

	private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

}
