package io.touchpoint.local;

import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import io.touchpoint.local.client.DemoLoad;
import io.touchpoint.local.client.Gateway;
import io.touchpoint.local.platform.LocalPlatform;
import io.touchpoint.local.platform.Overview;
import io.touchpoint.local.platform.Phase;
import io.touchpoint.local.platform.PlatformLock;
import io.touchpoint.local.process.RunFolder;
import io.touchpoint.local.settings.Console;
import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Secrets;
import io.touchpoint.local.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts everything and stays with it.
 */
@Command(name = "up", mixinStandardHelpOptions = true,
		description = "Builds what is out of date, starts everything, loads demo data into an empty system and stays until Ctrl-C.")
class UpCommand implements Callable<Integer> {

	/** A shell's word for what Ctrl-C ended; here, before everything was ready. */
	private static final int INTERRUPTED = 130;

	private final long started = System.nanoTime();

	@Option(names = "--detach", description = "Return as soon as everything is ready; stop it with: touchpoint stop")
	private boolean detach;

	@Option(names = "--empty", description = "Load no demo data.")
	private boolean empty;

	@Option(names = "--production",
			description = "Outside demo mode: no demo accounts; the first start shows a one-time setup code. Same as TOUCHPOINT_MODE=production.")
	private boolean production;

	@Override
	public Integer call() throws Exception {
		Map<String, String> environment = new HashMap<>(System.getenv());
		if (this.production) {
			environment.put("TOUCHPOINT_MODE", "production");
		}
		Settings settings = Settings.read(Launcher.top(), environment);
		requireNotRunning(settings);
		settings.requireSafeEntrance();
		if (this.detach) {
			return new DetachedUp(settings).run(this.empty, this.production);
		}
		return PlatformLock.take(settings.home())
			.map((lock) -> run(settings, lock))
			.orElseThrow(() -> running(settings));
	}

	private int run(Settings settings, PlatformLock lock) {
		Console console = Console.standard();
		Secrets secrets = Secrets.in(settings.home());
		LocalPlatform platform = new LocalPlatform(settings, secrets, console, Clock.systemUTC());
		platform.remember(ProcessHandle.current());
		AtomicInteger code = new AtomicInteger(INTERRUPTED);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> end(platform, lock, console, code)));
		try {
			platform.start();
			platform.announce(Phase.LOADING);
			loadDemoData(settings, secrets, console);
			platform.announce(Phase.READY);
			code.set(0);
			show(settings, console);
			platform.awaitStop();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			// What fails because everything is being stopped is no problem
			if (!platform.stopping()) {
				code.set(Launcher.PROBLEM);
				say(ex, console);
			}
		}
		return code.get();
	}

	private static void say(RuntimeException ex, Console console) {
		if (!(ex instanceof Problem problem)) {
			throw ex;
		}
		console.line(problem.sentence());
	}

	/**
	 * However this process ends, unless it is killed: everything is stopped, in order.
	 */
	private static void end(LocalPlatform platform, PlatformLock lock, Console console, AtomicInteger code) {
		boolean running = platform.running();
		if (running) {
			console.line("Stopping");
		}
		platform.stop();
		lock.close();
		if (running) {
			console.line("Stopped");
		}
		Runtime.getRuntime().halt(code.get());
	}

	private void loadDemoData(Settings settings, Secrets secrets, Console console) {
		if (settings.demo() && !this.empty) {
			new DemoLoad(settings, new Gateway(settings, secrets, Clock.systemUTC()), console, Clock.systemUTC()).run();
		}
	}

	private void show(Settings settings, Console console) {
		Overview overview = new Overview(settings);
		console.line("");
		overview.parts().forEach(console::line);
		console.line("");
		overview.addresses().forEach(console::line);
		console.line("");
		console.line(String.format(Locale.ROOT, "Started in %.1f s. %s", (System.nanoTime() - this.started) / 1e9,
				farewell(DetachedUp.apart())));
		console.line("Touchpoint is ready at " + settings.publicUrl());
	}

	/** There is no Ctrl-C for what runs apart from the terminal. */
	static String farewell(boolean apart) {
		return apart ? "How it is: deploy/touchpoint status. Stop it: deploy/touchpoint stop." : "Stop it with Ctrl-C.";
	}

	private static void requireNotRunning(Settings settings) {
		if (PlatformLock.taken(settings.home())) {
			throw running(settings);
		}
	}

	private static Problem running(Settings settings) {
		RunFolder run = new RunFolder(settings.home());
		String process = run.find(RunFolder.LAUNCHER).map((one) -> " (process %d)".formatted(one.pid())).orElse("");
		return new Problem(
				"Touchpoint is already running%s with the data in %s. See deploy/touchpoint status, or stop it: deploy/touchpoint stop"
					.formatted(process, settings.home()));
	}

}
