package io.touchpoint.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@NotificationTest
class TwoWorkersTests {

	@Autowired
	private World world;

	@Autowired
	private MessageRepository messages;

	@Autowired
	private ThankedRepository thanked;

	@Autowired
	private SiteScopedTransaction transaction;

	@Autowired
	private Preparation preparation;

	@Autowired
	private SmtpProperties smtp;

	@Autowired
	private DeliveryProperties properties;

	@Autowired
	private DeliveryMeters meters;

	@Autowired
	private Clock clock;

	@Test
	void threeWorkersSendEachMessageOnce() {
		String site = this.world.aSite();
		List<String> addresses = new ArrayList<>();
		List<Event> events = new ArrayList<>();
		for (int i = 0; i < 120; i++) {
			addresses.add(World.newAddress());
			events.add(this.world.aResponse(site, addresses.getLast()));
		}

		this.world.tell("feedback-service", events.toArray(Event[]::new));
		Mono.when(aWorker(10).drain(), aWorker(7).drain()).block(Duration.ofSeconds(60));
		events.forEach((event) -> this.world.awaitState(event, "SENT"));

		assertThat(addresses).allSatisfy((address) -> assertThat(this.world.mail().mailsTo(address)).hasSize(1));
		assertThat(this.world.rows("SELECT DISTINCT attempts FROM message WHERE site = '" + site + "'"))
			.containsExactly("1");
	}

	@Test
	void aWorkerThatStopsGivesItsMessagesBackUntried() {
		Delivery stopping = aWorker(10);
		stopping.stop();
		Event event = this.world.aResponse(this.world.aSite(), World.newAddress());

		this.world.tell("feedback-service", event);
		stopping.drain().block(Duration.ofSeconds(20));

		this.world.awaitState(event, "SENT");
		assertThat(this.world.of(event, "attempts")).isEqualTo("1");
	}

	private Delivery aWorker(int batch) {
		DeliveryProperties mine = new DeliveryProperties(batch, 2, this.properties.poll(), this.properties.lease(),
				this.properties.tries(), this.properties.firstPause(), this.properties.pauseFactor(),
				this.properties.longestPause(), this.properties.longestOutagePause(), this.properties.giveUpAfter(),
				this.properties.thankYouRest(), this.properties.acknowledgementsPerDay(), this.properties.countEvery());
		return new Delivery(this.messages, this.thanked, this.transaction, this.preparation,
				new SmtpChannel(this.smtp, Schedulers.boundedElastic(), this.clock), mine, this.meters, this.clock,
				() -> 0.5);
	}

}
