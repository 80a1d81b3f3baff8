package io.touchpoint.complaint.importer;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of imports.
 *
 * @param folder where uploaded files wait
 * @param mostBytes how large an upload may be
 * @param block how many rows go in with one commit
 * @param writers how many blocks go in at a time
 * @param waitForSites how long the directory may take to tell of sites that the import
 * made
 * @param waitForFollowedSites how long a row waits for a site that the file presumes
 * @param poll how often is looked whether they are there
 * @param directoryTimeout how long the directory may take to make sites
 */
@ConfigurationProperties("touchpoint.complaint.importer")
record ImportSettings(Path folder, DataSize mostBytes, int block, int writers, Duration waitForSites,
		Duration waitForFollowedSites, Duration poll, Duration directoryTimeout) {
}
