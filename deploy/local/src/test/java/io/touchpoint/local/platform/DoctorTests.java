package io.touchpoint.local.platform;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DoctorTests {

	@Test
	void whatIsInOrderIsOk() {
		assertThat(Doctor.node(Optional.of("v20.20.2")).line()).startsWith("ok").contains("v20.20.2");
		assertThat(Doctor.maven(Optional.of("Apache Maven 3.8.7\nJava version: 25")).good()).isTrue();
		assertThat(Doctor.memory(Optional.of(8000L)).good()).isTrue();
	}

	@Test
	void aProblemSaysWhatToDo() {
		assertThat(Doctor.node(Optional.of("v18.1.0")).line()).startsWith("problem")
			.contains("Node 20")
			.contains("install");
		assertThat(Doctor.node(Optional.empty()).good()).isFalse();
		assertThat(Doctor.maven(Optional.of("Apache Maven 3.6.3")).line()).startsWith("problem").contains("3.8");
		assertThat(Doctor.memory(Optional.of(500L)).line()).startsWith("problem").contains("close programs");
		assertThat(Doctor.java(21, Path.of(System.getProperty("java.home"))).line()).startsWith("problem")
			.contains("JDK 25");
	}

}
