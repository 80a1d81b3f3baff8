package io.touchpoint.reporting;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Follows what the other services tell, counts it per site and day, and compares the
 * sites.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ReportingApplication {

	/**
	 * Starts the service.
	 * @param args command line arguments
	 */
	public static void main(String[] args) {
		SpringApplication.run(ReportingApplication.class, args);
	}

}
