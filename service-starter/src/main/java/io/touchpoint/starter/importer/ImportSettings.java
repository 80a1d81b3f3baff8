package io.touchpoint.starter.importer;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of imports.
 *
 * @param folder where uploaded files wait
 * @param mostBytes how large an upload may be
 * @param blockRows how many rows go in with one commit
 * @param blockLetters how long these rows may be together
 * @param writers how many blocks go in at a time
 * @param mostUnknownSites how many sites that nobody knows a file may name
 * @param waitForSites how long the directory may take to tell of sites that it was asked
 * to make
 * @param waitForSite how long a row waits for a site that the file presumes
 * @param sitePoll how often is looked whether they are there
 * @param directoryTimeout how long the directory may take to make a batch of sites
 */
@ConfigurationProperties("touchpoint.import")
public record ImportSettings(Path folder, DataSize mostBytes, int blockRows, int blockLetters, int writers,
		int mostUnknownSites, Duration waitForSites, Duration waitForSite, Duration sitePoll,
		Duration directoryTimeout) {
}
