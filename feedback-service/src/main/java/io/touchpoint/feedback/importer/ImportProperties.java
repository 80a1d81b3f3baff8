package io.touchpoint.feedback.importer;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of imports.
 *
 * @param folder where uploaded files wait for their import
 * @param mostBytes largest upload
 * @param blockRows rows of one lane in one transaction
 * @param writers blocks stored at a time
 * @param waitForSites how long sites that the import created may take to arrive here
 * @param waitForSite how long a row waits for a site that is not known yet
 * @param sitePoll how often the arrival of sites is looked for
 * @param directoryTimeout how long the directory may take to create a batch of sites
 */
@ConfigurationProperties("touchpoint.import")
record ImportProperties(Path folder, long mostBytes, int blockRows, int writers, Duration waitForSites,
		Duration waitForSite, Duration sitePoll, Duration directoryTimeout) {
}
