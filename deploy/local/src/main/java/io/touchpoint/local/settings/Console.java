package io.touchpoint.local.settings;

import java.io.PrintStream;

/**
 * Where a person follows what happens: lines, and on a terminal one line that is
 * rewritten in place.
 */
public final class Console {

	private static final String CLEAR = "\r\u001b[K";

	private final PrintStream out;

	private final boolean terminal;

	private boolean passing;

	public Console(PrintStream out, boolean terminal) {
		this.out = out;
		this.terminal = terminal;
	}

	public static Console standard() {
		java.io.Console console = System.console();
		return new Console(System.out, console != null && console.isTerminal());
	}

	public boolean terminal() {
		return this.terminal;
	}

	public synchronized void line(String text) {
		if (this.passing) {
			this.out.print(CLEAR);
			this.passing = false;
		}
		this.out.println(text);
		this.out.flush();
	}

	/**
	 * A line that the next one replaces; nothing where there is no terminal.
	 */
	public synchronized void passing(String text) {
		if (this.terminal) {
			this.out.print(CLEAR + text);
			this.out.flush();
			this.passing = true;
		}
	}

}
