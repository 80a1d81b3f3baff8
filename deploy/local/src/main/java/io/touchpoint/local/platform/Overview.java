package io.touchpoint.local.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.touchpoint.local.mail.DevelopmentMail;
import io.touchpoint.local.process.Memory;
import io.touchpoint.local.process.ProcessRecord;
import io.touchpoint.local.process.RunFolder;
import io.touchpoint.local.settings.ExternalDatabase;
import io.touchpoint.local.settings.MailServer;
import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Service;
import io.touchpoint.local.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What a person sees: where everything is, who can sign in, and how each part is.
 */
public final class Overview {

	private static final Pattern SETUP_CODE = Pattern.compile("One-time setup code: (\\S+)");

	private static final int CONNECT_MILLISECONDS = 1000;

	private final Settings settings;

	private final RunFolder run;

	private final Phase phase;

	private boolean healthy = true;

	private long megabytes;

	public Overview(Settings settings) {
		this.settings = settings;
		this.run = new RunFolder(settings.home());
		this.phase = Phase.of(this.run);
	}

	/**
	 * Where to go and as whom.
	 */
	public List<String> addresses() {
		String url = this.settings.publicUrl();
		Table table = new Table();
		table.row("Staff app", url);
		if (this.settings.demo()) {
			table.row("Sign in as",
					"head, manager, staff or ops, password touchpoint-demo (manager and staff: north-general)");
			table.row("Complaint form", url + "/c/north-general");
		}
		else {
			setupCode().ifPresent(
					(code) -> table.row("Setup code", code + " (once, at " + url + ", to make the first account)"));
		}
		table.row("API descriptions", url
				+ "/api/openapi/{gateway|feedback-service|complaint-service|notification-service|reporting-service}");
		mailbox(table);
		table.row("Logs and data", this.settings.home().toString());
		return table.lines();
	}

	/**
	 * Every part with its health; {@link #healthy()} tells the sum.
	 */
	public List<String> parts() {
		this.healthy = true;
		this.megabytes = 0;
		Table table = new Table();
		table.row("PART", "ADDRESS", "HEALTH", "PROCESS", "MEMORY");
		Readiness readiness = new Readiness(this.settings.ports(), this.settings.frontDoor());
		for (Service service : Service.values()) {
			Readiness.Health health = readiness.of(service);
			row(table, service.id(),
					(service == Service.GATEWAY) ? this.settings.frontDoor().url()
							: "http://127.0.0.1:" + service.port(this.settings.ports()),
					health == Readiness.Health.READY, health.words());
		}
		database(table);
		mail(table);
		table.row("launcher", "", "", process(RunFolder.LAUNCHER), memory(RunFolder.LAUNCHER, false));
		List<String> lines = new ArrayList<>(table.lines());
		if (this.megabytes > 0) {
			lines.add("Memory of all processes: %d MB (shared pages counted once)".formatted(this.megabytes));
		}
		return lines;
	}

	public boolean healthy() {
		return this.healthy;
	}

	/**
	 * How far the launcher is.
	 */
	public Phase phase() {
		return this.phase;
	}

	private void database(Table table) {
		@Nullable ExternalDatabase external = this.settings.database();
		String host = (external != null) ? external.host() : "127.0.0.1";
		int port = (external != null) ? external.port() : this.settings.ports().postgres();
		boolean answers = answers(host, port);
		row(table, PostgresPart.NAME, host + ":" + port, answers, answers ? "ready" : "no answer");
	}

	private void mail(Table table) {
		@Nullable MailServer external = this.settings.mail();
		String host = (external != null) ? external.host() : "127.0.0.1";
		int port = (external != null) ? external.port() : this.settings.ports().smtp();
		boolean answers = answers(host, port);
		row(table, "mail", host + ":" + port, answers, answers ? "ready" : "no answer");
	}

	private void row(Table table, String part, String address, boolean good, String health) {
		this.healthy &= good;
		table.row(part, address, (good || this.phase == Phase.READY) ? health : "starting", process(part),
				memory(part, true));
	}

	private String process(String part) {
		return this.run.find(part)
			.filter((one) -> one.process().isPresent())
			.map((one) -> Long.toString(one.pid()))
			.orElse("");
	}

	private String memory(String part, boolean withChildren) {
		OptionalLong used = this.run.find(part)
			.flatMap(ProcessRecord::process)
			.map((process) -> withChildren ? Memory.withChildren(process) : Memory.of(process))
			.orElse(OptionalLong.empty());
		this.megabytes += used.orElse(0);
		return used.isPresent() ? used.getAsLong() + " MB" : "";
	}

	private void mailbox(Table table) {
		@Nullable MailServer external = this.settings.mail();
		if (external != null) {
			table.row("Mail goes to", external.host() + ":" + external.port());
			return;
		}
		table.row("Mailbox",
				"IMAP 127.0.0.1:%d, every address is an account, password %s; SMTP 127.0.0.1:%d; mails are kept in memory until the launcher stops"
					.formatted(this.settings.ports().imap(), DevelopmentMail.PASSWORD, this.settings.ports().smtp()));
	}

	/**
	 * Each start of a gateway without an account prints one; a used one opens nothing.
	 */
	private Optional<String> setupCode() {
		return new Readiness(this.settings.ports(), this.settings.frontDoor()).setupNeeded()
				? setupCode(this.settings.log("gateway")) : Optional.empty();
	}

	static Optional<String> setupCode(Path log) {
		if (!Files.exists(log)) {
			return Optional.empty();
		}
		try {
			Matcher match = SETUP_CODE.matcher(Files.readString(log));
			return match.find() ? Optional.of(match.group(1)) : Optional.empty();
		}
		catch (IOException ex) {
			throw new Problem("%s cannot be read: %s".formatted(log, ex.getMessage()), ex);
		}
	}

	private static boolean answers(String host, int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), CONNECT_MILLISECONDS);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
