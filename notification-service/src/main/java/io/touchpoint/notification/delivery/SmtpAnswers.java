package io.touchpoint.notification.delivery;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a failed transaction with the mail server: 5xx is final, all else may pass.
 */
final class SmtpAnswers {

	private static final int LONGEST_REASON = 500;

	private SmtpAnswers() {
	}

	static Outcome read(MessagingException failure) {
		int code = code(failure);
		String reason = reason(failure);
		return (code >= 500 && code < 600) ? new Outcome.Refused(reason) : new Outcome.Deferred(reason);
	}

	/**
	 * Whether the server has answered in a way that leaves the connection usable.
	 */
	static boolean keepsConnection(MessagingException failure) {
		int code = code(failure);
		return code >= 400 && code != 421;
	}

	/** The server's code, of the recipient if there is one; -1 if it did not answer. */
	private static int code(MessagingException failure) {
		int code = -1;
		for (Throwable cause = failure; cause != null; cause = next(cause)) {
			switch (cause) {
				case SMTPAddressFailedException ex -> {
					return ex.getReturnCode();
				}
				case SMTPSenderFailedException ex -> code = ex.getReturnCode();
				case SMTPSendFailedException ex -> code = ex.getReturnCode();
				default -> {
				}
			}
		}
		return code;
	}

	static String reason(MessagingException failure) {
		String deepest = String.valueOf(failure.getMessage());
		for (Throwable cause = failure; cause != null; cause = next(cause)) {
			if (cause.getMessage() != null) {
				deepest = cause.getMessage();
			}
		}
		String line = MailDocument.oneLine(deepest);
		return line.substring(0, Math.min(line.length(), LONGEST_REASON));
	}

	private static @Nullable Throwable next(Throwable failure) {
		if (failure instanceof MessagingException ex && ex.getNextException() != null) {
			return ex.getNextException();
		}
		return failure.getCause();
	}

}
