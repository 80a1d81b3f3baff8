package io.touchpoint.local.demo;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Randomness from a seed: the same seed gives the same data.
 */
final class Chance {

	private final RandomGenerator random;

	Chance(long seed) {
		this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
	}

	boolean happens(double probability) {
		return this.random.nextDouble() < probability;
	}

	double normal(double mean, double deviation) {
		return this.random.nextGaussian(mean, deviation);
	}

	/** Positive and skewed, as waiting and working times are. */
	double skewed(double median, double spread) {
		return median * Math.exp(this.random.nextGaussian(0, spread));
	}

	int between(int lowest, int highest) {
		return this.random.nextInt(lowest, highest + 1);
	}

	<T> T oneOf(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	/** An index, each as likely as its weight says. */
	int weighted(double... weights) {
		double sum = 0;
		for (double weight : weights) {
			sum += weight;
		}
		double left = this.random.nextDouble() * sum;
		for (int i = 0; i < weights.length - 1; i++) {
			left -= weights[i];
			if (left < 0) {
				return i;
			}
		}
		return weights.length - 1;
	}

	/** How many independent events happen when this many are expected. */
	int poisson(double expected) {
		double limit = Math.exp(-expected);
		double product = this.random.nextDouble();
		int count = 0;
		while (product > limit) {
			product *= this.random.nextDouble();
			count++;
		}
		return count;
	}

}
