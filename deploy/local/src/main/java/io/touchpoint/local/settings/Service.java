package io.touchpoint.local.settings;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The processes of the platform that are built here, with their place in the row of ports
 * and their share of memory. The figures come from measurements on two cores; the light
 * ones use the quick compiler only, which costs peak speed and saves memory and start-up
 * time.
 */
public enum Service {

	REGISTRY("registry", 1, null, 64, true),

	GATEWAY("gateway", 0, "gateway", 160, false),

	FEEDBACK("feedback-service", 2, "feedback", 192, false),

	COMPLAINT("complaint-service", 3, "complaint", 192, true),

	NOTIFICATION("notification-service", 4, "notification", 112, true),

	REPORTING("reporting-service", 5, "reporting", 160, true);

	private static final int MANAGEMENT = 10;

	private final String id;

	private final int offset;

	private final @Nullable String database;

	private final int heap;

	private final boolean light;

	Service(String id, int offset, @Nullable String database, int heap, boolean light) {
		this.id = id;
		this.offset = offset;
		this.database = database;
		this.heap = heap;
		this.light = light;
	}

	/**
	 * The name as folder, jar, log and Eureka know it.
	 */
	public String id() {
		return this.id;
	}

	public @Nullable String database() {
		return this.database;
	}

	public int port(Ports ports) {
		return ports.first() + this.offset;
	}

	public int managementPort(Ports ports) {
		return ports.first() + MANAGEMENT + this.offset;
	}

	/**
	 * Maximum heap in MB.
	 */
	public int heap() {
		return this.heap;
	}

	public boolean light() {
		return this.light;
	}

	public static List<String> databases() {
		return Arrays.stream(values()).map(Service::database).filter((name) -> name != null).toList();
	}

}
