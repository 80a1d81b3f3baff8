package io.touchpoint.starter.importer;

import java.time.Clock;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import io.touchpoint.starter.bulk.BulkTransaction;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.InternalClient;
import io.touchpoint.starter.security.SiteScopedTransaction;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Takes files, where a service says what it imports.
 */
@AutoConfiguration
@ConditionalOnBean(Imports.class)
@EnableConfigurationProperties(ImportSettings.class)
class ImportAutoConfiguration {

	@Bean
	Directory importDirectory(InternalClient client, ImportSettings settings) {
		return new Directory(client, settings);
	}

	@Bean
	Upload importUpload(ImportSettings settings, Clock clock) {
		return new Upload(settings, clock);
	}

	@Bean
	Importer importer(Imports<?> imports, BulkTransaction transaction, Outbox outbox, Upload upload,
			Directory directory, ImportSettings settings, JsonMapper json, Clock clock) {
		return new Importer(imports, new ImportRuns(transaction), new ImportBlocks(transaction, outbox), upload,
				directory, settings, json, clock);
	}

	@Bean
	OneTimeTask<Void> importTask(Importer importer) {
		return new ImportJob(importer).task();
	}

	@Bean
	Preparations importPreparations(DatabaseClient database, Upload upload, SiteScopedTransaction transaction) {
		return new Preparations(new PreparationQueries(database), upload, transaction);
	}

	@Bean
	ImportController importController(Imports<?> imports, DatabaseClient database, Upload upload,
			SiteScopedTransaction transaction, Scheduler scheduler, Ids ids, JsonMapper json, Clock clock) {
		return new ImportController(imports, new ImportQueries(database, json), upload, transaction, scheduler, ids,
				clock);
	}

}
