package io.touchpoint.local.client;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.touchpoint.local.demo.DemoData;
import io.touchpoint.local.demo.DemoCases;
import io.touchpoint.local.demo.DemoVoices;
import io.touchpoint.local.settings.Console;
import io.touchpoint.local.settings.Folders;
import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Settings;

/**
 * Loads the demo data through the same doors as anybody else's data. A load that was cut
 * off is taken up again: same seed, same moment, same ids, so known rows are recognised.
 */
public final class DemoLoad {

	private static final long SEED = 20_261;

	private final Path folder;

	private final Gateway gateway;

	private final Console console;

	private final InstantSource clock;

	/** Whether mails stay in the development mailbox. */
	private final boolean mailStays;

	public DemoLoad(Settings settings, Gateway gateway, Console console, InstantSource clock) {
		this.mailStays = settings.mail() == null;
		this.folder = settings.home().resolve("demo");
		this.gateway = gateway;
		this.console = console;
		this.clock = clock;
	}

	/**
	 * Loads, unless it was done or the system has sites of its own.
	 */
	public void run() {
		try {
			Properties state = state();
			if ("DONE".equals(state.getProperty("state"))) {
				return;
			}
			this.gateway.useOwnKey("demo data");
			if (state.isEmpty() && !empty()) {
				return;
			}
			Instant now = Instant
				.parse(state.getProperty("now", this.clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
			note("LOADING", now);
			load(now);
			if (liven()) {
				note("DONE", now);
			}
		}
		catch (IOException ex) {
			throw new Problem("The demo data could not be loaded: " + ex.getMessage(), ex);
		}
		finally {
			this.gateway.giveKeyBack();
		}
	}

	private boolean empty() {
		return this.gateway.patiently("Looking for sites", () -> this.gateway.get("/api/directory/sites"))
			.json()
			.path("items")
			.isEmpty();
	}

	private void load(Instant now) throws IOException {
		long start = System.nanoTime();
		this.console.line("Loading demo data");
		DemoData data = new DemoData(SEED, now);
		Answer sites = this.gateway.patiently("Importing the demo sites",
				() -> this.gateway.post("/api/directory/sites/import", "text/csv", data.sitesCsv()));
		if (!sites.json().path("refused").isEmpty()) {
			throw new Problem("Demo sites were refused: " + sites.json().path("refused"));
		}
		data.calendars()
			.forEach((site, calendar) -> this.gateway.patiently("Setting the calendar of " + site,
					() -> this.gateway.replace("/api/directory/sites/" + site + "/calendar", calendar)));
		data.units()
			.forEach((site, units) -> this.gateway.patiently("Naming the units of " + site,
					() -> this.gateway.replace("/api/directory/sites/" + site + "/units", units)));
		Path responses = data.writeResponses(this.folder.resolve("responses.ndjson.gz"));
		CompletableFuture<ImportState> answers = CompletableFuture
			.supplyAsync(() -> imported(ImportProfile.TOUCHPOINT_RESPONSES, responses), Thread::startVirtualThread);
		Path complaints = data.writeComplaints(this.folder.resolve("complaints.ndjson.gz"));
		ImportState cases = imported(ImportProfile.TOUCHPOINT_COMPLAINTS, complaints);
		ImportState voices = joined(answers);
		this.console.line(String.format(Locale.ROOT, "  %d sites, %,d responses, %,d complaints in %.1f s",
				data.sites(), voices.imported() + voices.known(), cases.imported() + cases.known(),
				(System.nanoTime() - start) / 1e9));
		Folders.delete(responses);
		Folders.delete(complaints);
	}

	/**
	 * Enters what people do by hand. Alerts, thanks and first visits send mails, so where
	 * a real mail server was configured nothing of it is entered.
	 * @return whether nothing is missing
	 */
	private boolean liven() {
		if (!this.mailStays) {
			this.console.line(
					"  No alerts, compliments, customers, visits and promises: they would send mails through your server");
			return true;
		}
		long start = System.nanoTime();
		DemoVoices voices = new DemoVoices(SEED, this.clock.instant().truncatedTo(ChronoUnit.SECONDS));
		boolean complete = new VoicesLoad(this.gateway).run(voices);
		int promises = new PromisesLoad(this.gateway).run(SEED);
		// After the promises, which are made in whatever cases are there
		List<DemoCases> cases = DemoCases.all(voices, this.clock.instant());
		CasesLoad.run(this.gateway, cases);
		this.console.line(String.format(Locale.ROOT,
				"  %d remarks, %d compliments, %d letters, %d customers, %d visits, %d promises, %d cases in %.1f s",
				voices.remarks().size(), voices.praises().size(), voices.letters().size(), voices.guests().size(),
				voices.outings().size(), promises, cases.size(), (System.nanoTime() - start) / 1e9));
		if (!complete) {
			this.console.line("  Some alerts are still on their way; the next start looks after them");
		}
		return complete;
	}

	private static ImportState joined(CompletableFuture<ImportState> running) {
		try {
			return running.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof Problem problem) ? problem : ex;
		}
	}

	private ImportState imported(ImportProfile profile, Path file) {
		try {
			Path refusedRows = this.folder.resolve(profile.id() + ".refused.csv");
			ImportRun.Result result = new ImportRun(this.gateway, profile,
					(text) -> this.console.passing("  " + profile.id() + " " + text))
				.run(file, refusedRows);
			if (!result.state().done()) {
				throw new Problem(
						"The demo data (%s) are not loaded. %s".formatted(profile.id(), result.state().reason()));
			}
			result.refused()
				.ifPresent((path) -> this.console
					.line("  %d rows of %s were refused: %s".formatted(result.state().refused(), profile.id(), path)));
			return result.state();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Properties state() throws IOException {
		Properties state = new Properties();
		Path file = this.folder.resolve("state");
		if (Files.exists(file)) {
			state.load(new StringReader(Files.readString(file)));
		}
		return state;
	}

	private void note(String word, Instant now) throws IOException {
		Properties state = new Properties();
		state.setProperty("state", word);
		state.setProperty("now", now.toString());
		StringWriter text = new StringWriter();
		state.store(text, "Demo data of this installation");
		Files.createDirectories(this.folder);
		Files.writeString(this.folder.resolve("state"), text.toString());
	}

}
