package io.touchpoint.starter.scan;

/**
 * How much of a picture is read, so that it fits into memory. What counts is not the file
 * but the points as they are decoded. Pure.
 *
 * @param longestSide pixels that a side has at most after it was read
 * @param mostBytes of all points as they are decoded
 */
record PictureBudget(int longestSide, long mostBytes) {

	/** A page of 2400 × 2400 points in colours and transparency of 8 bits each. */
	static final long BYTES = 24_000_000;

	/**
	 * Of which points along each side one is read: 1 is all, 2 every second one.
	 * @param bytesPerPixel of a point as it is decoded
	 */
	int every(int width, int height, int bytesPerPixel) {
		int every = Math.max(1, Math.ceilDiv(Math.max(width, height), this.longestSide));
		while (bytes(width, height, bytesPerPixel, every) > this.mostBytes) {
			every++;
		}
		return every;
	}

	/**
	 * What the picture takes in memory when it is read so.
	 */
	static long bytes(int width, int height, int bytesPerPixel, int every) {
		return (long) Math.ceilDiv(width, every) * Math.ceilDiv(height, every) * bytesPerPixel;
	}

}
