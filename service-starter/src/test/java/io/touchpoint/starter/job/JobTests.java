package io.touchpoint.starter.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.touchpoint.starter.StarterApplication;
import io.touchpoint.starter.testing.PostgresTest;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = { StarterApplication.class, JobTests.Work.class })
@PostgresTest
class JobTests {

	private static final BlockingQueue<String> done = new LinkedBlockingQueue<>();

	@Autowired
	private Scheduler scheduler;

	@Autowired
	private OneTimeTask<Void> work;

	@Autowired
	private TestDatabase database;

	@Autowired
	private Clock clock;

	@BeforeEach
	void nothingDoneYet() {
		done.clear();
	}

	@Test
	void aJobRunsOnceItIsDue() throws InterruptedException {
		this.scheduler.schedule(this.work.instance("due"), this.clock.instant());
		assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("due");
	}

	@Test
	void aJobOfAnInstanceThatDiedIsTakenOver() throws InterruptedException, SQLException {
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			statement.execute("""
					INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,
						last_heartbeat, version)
					VALUES ('work', 'orphaned', now() - interval '1 minute', true, 'a dead instance',
						now() - interval '9 seconds', 2)
					""");
		}
		assertThat(done.poll(20, TimeUnit.SECONDS)).isEqualTo("orphaned");
	}

	@TestConfiguration
	static class Work {

		@Bean
		OneTimeTask<Void> work() {
			return Tasks.oneTime("work").execute((instance, context) -> done.add(instance.getId()));
		}

	}

}
