package io.touchpoint.feedback.importer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.touchpoint.starter.importer.ImportProfile;
import io.touchpoint.starter.importer.ImportRow;
import io.touchpoint.starter.importer.ImportRow.Bad;
import io.touchpoint.starter.importer.ImportRow.Good;
import io.touchpoint.starter.importer.ImportSource;
import io.touchpoint.starter.importer.KnownSites;

/**
 * A profile among others whose rows become something else.
 *
 * @param <T> what its rows become
 */
record AnyProfile<T>(ImportProfile<T> profile) implements ImportProfile<Object> {

	@Override
	public String code() {
		return this.profile.code();
	}

	@Override
	public ImportSource<Object> open(Path file, KnownSites sites) throws IOException {
		return new AnySource<>(this.profile.open(file, sites));
	}

	@Override
	public boolean prepared() {
		return this.profile.prepared();
	}

	@Override
	public ImportSource<Object> open(Path file, KnownSites sites, @Nullable String options) throws IOException {
		return new AnySource<>(this.profile.open(file, sites, options));
	}

	private record AnySource<T>(ImportSource<T> source) implements ImportSource<Object> {

		@Override
		public Contents survey() throws IOException {
			return this.source.survey();
		}

		@Override
		public void rows(Consumer<ImportRow<Object>> take) throws IOException {
			this.source.rows((row) -> take.accept(switch (row) {
				case Good<T> good -> new Good<>(good.line(), good.letters(), good.site(), good.key(), good.thing());
				case Bad<T> bad -> new Bad<>(bad.line(), bad.reason(), bad.row());
			}));
		}

		@Override
		public void close() throws IOException {
			this.source.close();
		}

	}

}
