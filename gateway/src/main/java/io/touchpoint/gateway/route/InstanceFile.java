package io.touchpoint.gateway.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Scheduler;

import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;

/**
 * The last known instances on disk, one per line, written when they change: a gateway
 * that starts while the registry is down still finds the services.
 */
final class InstanceFile {

	private static final Logger logger = LoggerFactory.getLogger(InstanceFile.class);

	private final Path path;

	private final Scheduler disk;

	private final Map<String, List<String>> lines = new TreeMap<>();

	/**
	 * @param path the file
	 * @param disk where it is written, off the threads that serve requests
	 */
	InstanceFile(Path path, Scheduler disk) {
		this.path = path;
		this.disk = disk;
		load();
	}

	synchronized List<ServiceInstance> read(String service) {
		return this.lines.getOrDefault(service, List.of())
			.stream()
			.<ServiceInstance>map((line) -> instance(service, line))
			.toList();
	}

	synchronized void keep(String service, List<ServiceInstance> instances) {
		List<String> now = instances.stream().map((one) -> one.getHost() + " " + one.getPort()).sorted().toList();
		if (!now.equals(this.lines.put(service, now))) {
			this.disk.schedule(this::write);
		}
	}

	private static ServiceInstance instance(String service, String line) {
		String[] parts = line.split(" ");
		return new DefaultServiceInstance(service + ":" + parts[0] + ":" + parts[1], service, parts[0],
				Integer.parseInt(parts[1]), false);
	}

	private void load() {
		if (!Files.exists(this.path)) {
			return;
		}
		try {
			for (String line : Files.readAllLines(this.path)) {
				String[] parts = line.split(" ");
				if (parts.length == 3 && parts[2].matches("\\d{1,5}")) {
					this.lines.merge(parts[0], List.of(parts[1] + " " + parts[2]),
							(one, other) -> Stream.concat(one.stream(), other.stream()).toList());
				}
			}
		}
		catch (IOException ex) {
			logger.warn("The last known instances are not readable: {}", ex.toString());
		}
	}

	private synchronized void write() {
		List<String> all = this.lines.entrySet()
			.stream()
			.flatMap((entry) -> entry.getValue().stream().map((line) -> entry.getKey() + " " + line))
			.toList();
		try {
			Files.createDirectories(this.path.toAbsolutePath().getParent());
			Path fresh = Files.write(this.path.resolveSibling(this.path.getFileName() + ".new"), all);
			Files.move(fresh, this.path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			logger.warn("The known instances could not be kept: {}", ex.toString());
		}
	}

}
