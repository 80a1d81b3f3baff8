package io.touchpoint.local.settings;

/**
 * Something a person has to know or mend, said in one clear sentence (further lines may
 * follow). It ends the command with a non-zero code and without a stack trace.
 */
public class Problem extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String sentence;

	public Problem(String sentence) {
		super(sentence);
		this.sentence = sentence;
	}

	public Problem(String sentence, Throwable cause) {
		super(sentence, cause);
		this.sentence = sentence;
	}

	public String sentence() {
		return this.sentence;
	}

}
