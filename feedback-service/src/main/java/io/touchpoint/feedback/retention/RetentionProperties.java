package io.touchpoint.feedback.retention;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * Settings of the retention.
 *
 * @param months for how many months each kind is kept as long as head office says nothing
 * else; 0 for ever
 * @param lookEvery how often it is looked whose time is over
 * @param thinkTwice how long a shorter time waits before it counts, so that it can be
 * taken back
 */
@ConfigurationProperties("touchpoint.retention")
record RetentionProperties(Map<RecordKind, Integer> months, Duration lookEvery, Duration thinkTwice) {

	RetentionProperties {
		for (RecordKind kind : RecordKind.values()) {
			Assert.isTrue(months.getOrDefault(kind, -1) >= 0,
					() -> "touchpoint.retention.months." + kind + " must say for how many months (0: for ever)");
		}
	}

	/** Null for ever. */
	@Nullable Integer usual(RecordKind kind) {
		int usual = this.months.getOrDefault(kind, 0);
		return (usual > 0) ? Integer.valueOf(usual) : null;
	}

}
