package io.touchpoint.local.build;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads Maven's output and tells what a person wants to know of it: which module, how
 * long, and what it is busy with.
 */
final class BuildProgress {

	private static final Pattern MODULE = Pattern.compile("\\[INFO\\] -+< [^:]+:(\\S+) >-+");

	private static final Pattern PLACE = Pattern.compile("\\[INFO\\] Building .+ \\d\\S*\\s+\\[(\\d+)/(\\d+)\\]");

	private static final Pattern STEP = Pattern
		.compile("\\[INFO\\] --- ([a-z0-9-]+?)(?:-maven-plugin|-plugin)?:[^ ]+ .*@ .*---");

	private static final Pattern END = Pattern.compile("\\[INFO\\] (?:Reactor Summary|BUILD SUCCESS|BUILD FAILURE).*");

	private final InstantSource clock;

	private @Nullable String module;

	private String place = "";

	private String step = "";

	private Instant since;

	BuildProgress(InstantSource clock) {
		this.clock = clock;
		this.since = clock.instant();
	}

	/**
	 * Takes a line of output.
	 * @return the line to show for a module that is done with it
	 */
	Optional<String> read(String line) {
		Matcher module = MODULE.matcher(line);
		if (module.matches()) {
			Optional<String> done = done();
			this.module = module.group(1);
			this.place = "1 of 1";
			this.since = this.clock.instant();
			this.step = "";
			return done;
		}
		Matcher place = PLACE.matcher(line);
		if (place.matches()) {
			this.place = "%s of %s".formatted(place.group(1), place.group(2));
			return Optional.empty();
		}
		if (END.matcher(line).matches()) {
			Optional<String> done = done();
			this.module = null;
			return done;
		}
		Matcher next = STEP.matcher(line);
		if (next.matches()) {
			this.step = next.group(1);
		}
		return Optional.empty();
	}

	/**
	 * What is going on at the moment.
	 */
	String now() {
		return (this.module != null) ? "%s (%s)".formatted(line(this.module), this.step) : "  starting Maven";
	}

	private Optional<String> done() {
		return Optional.ofNullable(this.module).map(this::line);
	}

	private String line(String name) {
		double seconds = Duration.between(this.since, this.clock.instant()).toMillis() / 1000.0;
		return String.format(Locale.ROOT, "  %-8s %-22s %6.1f s", this.place, name, seconds);
	}

}
