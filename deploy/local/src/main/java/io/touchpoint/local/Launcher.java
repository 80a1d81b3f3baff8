package io.touchpoint.local;

import java.io.PrintWriter;
import java.nio.file.Path;

import io.touchpoint.local.settings.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command {@code deploy/touchpoint}.
 */
@Command(name = "touchpoint", mixinStandardHelpOptions = true, version = "Touchpoint 1.0.0",
		description = "Runs the whole Touchpoint platform on this machine.", synopsisSubcommandLabel = "COMMAND",
		subcommands = { UpCommand.class, StopCommand.class, StatusCommand.class, LogsCommand.class, DoctorCommand.class,
				ResetCommand.class, ApiKeyCommand.class, ImportCommand.class, VerifyAuditCommand.class },
		footer = { "", "Configuration, by environment or in .touchpoint/touchpoint.properties:",
				"  TOUCHPOINT_PORT            first of 16 ports (8080)",
				"  TOUCHPOINT_HOME            data, logs and caches (.touchpoint in the checkout; environment only)",
				"  TOUCHPOINT_MODE            demo or production (demo)",
				"  TOUCHPOINT_PUBLIC_URL      the address people type, https:// where others reach it (http://localhost:PORT)",
				"  TOUCHPOINT_ADDRESS         where the gateway listens outside demo mode (127.0.0.1)",
				"  TOUCHPOINT_EXTERNAL_DB_*   HOST, PORT, ADMIN_USER, ADMIN_PASSWORD of another PostgreSQL",
				"  TOUCHPOINT_SMTP_*          HOST, PORT, USER, PASSWORD, TLS of another mail server" })
public class Launcher implements Runnable {

	/**
	 * The exit code of everything that ended in a {@link Problem}.
	 */
	static final int PROBLEM = 1;

	@CommandLine.Spec
	@SuppressWarnings("NullAway.Init")
	private CommandLine.Model.CommandSpec spec;

	public static void main(String[] arguments) {
		System.exit(commandLine().execute(arguments));
	}

	static CommandLine commandLine() {
		return new CommandLine(new Launcher()).setExecutionExceptionHandler(Launcher::say);
	}

	/**
	 * The checkout's top folder, told by the script.
	 */
	static Path top() {
		return Path.of(System.getProperty("touchpoint.top", ".")).toAbsolutePath().normalize();
	}

	@Override
	public void run() {
		throw new CommandLine.ParameterException(this.spec.commandLine(), "Which command? For a start: touchpoint up");
	}

	/** A sentence for what a person can mend, everything for what nobody expected. */
	private static int say(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
		PrintWriter err = command.getErr();
		if (problem instanceof Problem known) {
			err.println(known.sentence());
		}
		else {
			problem.printStackTrace(err);
		}
		err.flush();
		return PROBLEM;
	}

}
