package io.touchpoint.reporting.indicator;

/**
 * On which side of the 99.8 % limits a site lies. High is not always good.
 */
public enum Signal {

	/** Above the upper limit. */
	HIGH,

	/** Below the lower limit. */
	LOW

}
