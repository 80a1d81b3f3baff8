package io.touchpoint.starter.metrics;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SiteTagsTests {

	@Test
	void sitesBeyondTheCapAreCountedTogether() {
		SiteTags tags = new SiteTags(2);
		assertThat(tags.of("a").getValue()).isEqualTo("a");
		assertThat(tags.of("b").getValue()).isEqualTo("b");
		assertThat(tags.of("c").getValue()).isEqualTo("other");
		assertThat(tags.of("a").getValue()).isEqualTo("a");
	}

}
