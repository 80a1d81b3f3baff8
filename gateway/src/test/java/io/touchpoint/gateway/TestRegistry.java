package io.touchpoint.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;

/**
 * Stands in for the registry: tests say which instances there are.
 */
public class TestRegistry implements DiscoveryClient {

	private final Map<String, List<ServiceInstance>> instances = new ConcurrentHashMap<>();

	public void set(String service, int... ports) {
		this.instances.put(service, Arrays.stream(ports)
			.<ServiceInstance>mapToObj(
					(port) -> new DefaultServiceInstance(service + ":" + port, service, "127.0.0.1", port, false))
			.toList());
	}

	@Override
	public String description() {
		return "test";
	}

	@Override
	public List<ServiceInstance> getInstances(String service) {
		return this.instances.getOrDefault(service, List.of());
	}

	@Override
	public List<String> getServices() {
		return List.copyOf(this.instances.keySet());
	}

}
