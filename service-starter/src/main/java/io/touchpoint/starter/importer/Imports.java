package io.touchpoint.starter.importer;

import java.util.List;
import java.util.Optional;

/**
 * What a service imports: the bean that makes it take files.
 *
 * @param profiles the kinds of file that it reads
 * @param target where their rows go
 * @param <T> what a row becomes
 */
public record Imports<T>(List<ImportProfile<T>> profiles, ImportTarget<T> target) {

	Optional<ImportProfile<T>> profile(String code) {
		return this.profiles.stream().filter((profile) -> profile.code().equals(code)).findFirst();
	}

	List<String> codes() {
		return this.profiles.stream().map(ImportProfile::code).sorted().toList();
	}

}
