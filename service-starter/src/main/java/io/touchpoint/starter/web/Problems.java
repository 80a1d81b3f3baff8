package io.touchpoint.starter.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import reactor.netty.channel.AbortedException;

import org.springframework.http.HttpStatus;

/**
 * The refusals that services have in common.
 */
public final class Problems {

	private Problems() {
	}

	/** Whether a failure only says that whoever asked has left in the middle. */
	public static boolean isOfNobody(Throwable failure) {
		return failure instanceof AbortedException || failure instanceof IOException && failure.getMessage() != null
				&& AbortedException.isConnectionReset(failure);
	}

	public static ProblemException of(HttpStatus status, String reason, String detail) {
		return new ProblemException(status, reason, detail, List.of(), Map.of());
	}

	public static ProblemException of(HttpStatus status, String reason, String detail, Map<String, Object> facts) {
		return new ProblemException(status, reason, detail, List.of(), facts);
	}

	/**
	 * 400: one or more fields are wrong, each with its reason.
	 */
	public static ProblemException invalid(FieldFault... faults) {
		return invalid(List.of(faults));
	}

	public static ProblemException invalid(List<FieldFault> faults) {
		return new ProblemException(HttpStatus.BAD_REQUEST, "validation", sentence(faults), faults, Map.of());
	}

	/**
	 * 404: there is no such thing, or it is not the caller's to see; the answer does not
	 * tell which.
	 */
	public static ProblemException notFound(String what) {
		return of(HttpStatus.NOT_FOUND, "not-found", "There is no such " + what + ".");
	}

	public static ProblemException forbidden(String detail) {
		return of(HttpStatus.FORBIDDEN, "forbidden", detail);
	}

	public static ProblemException conflict(String reason, String detail) {
		return of(HttpStatus.CONFLICT, reason, detail);
	}

	/**
	 * 409: what the sender takes for the present is not so any more.
	 * @param fault the field that says so
	 * @param facts how it is instead
	 */
	public static ProblemException conflict(String reason, FieldFault fault, Map<String, Object> facts) {
		return new ProblemException(HttpStatus.CONFLICT, reason, fault.message(), List.of(fault), facts);
	}

	private static String sentence(List<FieldFault> faults) {
		return (faults.size() == 1) ? faults.getFirst().message() : faults.size() + " fields need another look.";
	}

}
