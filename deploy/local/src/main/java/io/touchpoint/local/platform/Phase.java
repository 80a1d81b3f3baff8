package io.touchpoint.local.platform;

import java.util.Properties;

import io.touchpoint.local.process.RunFolder;

/**
 * How far the launcher is. It writes that down, so that another command knows a part that
 * is not there yet from one that does not answer.
 */
public enum Phase {

	BUILDING("building what is out of date"), STARTING("its parts are being started"),
	LOADING("the demo data is being loaded"), READY("ready");

	private static final String FACT = "phase";

	private final String words;

	Phase(String words) {
		this.words = words;
	}

	public String words() {
		return this.words;
	}

	void tell(Properties facts) {
		facts.setProperty(FACT, name());
	}

	/**
	 * The phase of the launcher that uses the folder. One that has not said anything has
	 * only just begun.
	 */
	static Phase of(RunFolder run) {
		return valueOf(run.description().getProperty(FACT, BUILDING.name()));
	}

}
