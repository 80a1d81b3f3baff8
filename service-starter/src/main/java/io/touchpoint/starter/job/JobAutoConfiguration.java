package io.touchpoint.starter.job;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.touchpoint.starter.bulk.BulkTransaction;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Scheduled work: a task bean of a service runs on one instance of the cluster at a time,
 * and another instance takes it over when that one dies.
 */
@AutoConfiguration(after = FlywayAutoConfiguration.class)
@EnableConfigurationProperties(JobProperties.class)
class JobAutoConfiguration {

	/**
	 * The small JDBC pool for jobs and bulk loads; requests go through R2DBC.
	 */
	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	DataSource jobDataSource(Environment environment, JobProperties properties) {
		HikariConfig config = new HikariConfig();
		config.setPoolName("jobs");
		config.setJdbcUrl(environment.getRequiredProperty("spring.flyway.url"));
		config.setUsername(environment.getRequiredProperty("spring.r2dbc.username"));
		config.setPassword(environment.getRequiredProperty("spring.r2dbc.password"));
		config.setMaximumPoolSize(properties.poolSize());
		config.setMinimumIdle(0);
		config.setConnectionTimeout(properties.acquireTimeout().toMillis());
		config.setValidationTimeout(properties.validationTimeout().toMillis());
		config.setMaxLifetime(properties.longestLife().toMillis());
		// Texts, because the driver overlooks values of other types.
		config.addDataSourceProperty("connectTimeout", String.valueOf(properties.connectTimeout().toSeconds()));
		config.addDataSourceProperty("socketTimeout", String.valueOf(properties.socketTimeout().toSeconds()));
		config.addDataSourceProperty("tcpKeepAlive", "true");
		config.addDataSourceProperty("options", "-c lock_timeout=" + properties.lockTimeout().toMillis()
				+ " -c idle_in_transaction_session_timeout=" + properties.idleInTransaction().toMillis());
		config.setInitializationFailTimeout(-1);
		return new HikariDataSource(config);
	}

	@Bean
	BulkTransaction bulkTransaction(DataSource dataSource) {
		return new BulkTransaction(dataSource);
	}

	@Bean(destroyMethod = "")
	Scheduler scheduler(DataSource dataSource, JobProperties properties, ObjectProvider<Task<?>> tasks) {
		List<Task<?>> onDemand = new ArrayList<>();
		List<RecurringTask<?>> recurring = new ArrayList<>();
		tasks.orderedStream().forEach((task) -> {
			if (task instanceof RecurringTask<?> timed) {
				recurring.add(timed);
			}
			else {
				onDemand.add(task);
			}
		});
		return Scheduler.create(dataSource, onDemand)
			.startTasks(recurring)
			.pollingInterval(properties.pollingInterval())
			.heartbeatInterval(properties.heartbeatInterval())
			.missedHeartbeatsLimit(properties.missedHeartbeats())
			.threads(properties.threads())
			.alwaysPersistTimestampInUTC()
			.enableImmediateExecution()
			.shutdownMaxWait(properties.shutdownWait())
			.build();
	}

	@Bean
	JobRunner jobRunner(Scheduler scheduler, ObjectProvider<Task<?>> tasks) {
		return new JobRunner(scheduler, tasks.stream().findAny().isPresent());
	}

}
