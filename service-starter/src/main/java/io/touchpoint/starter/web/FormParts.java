package io.touchpoint.starter.web;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import io.touchpoint.starter.web.SentParts.SentFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.codec.multipart.PartEventHttpMessageReader;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Gathers the parts of one form as they come. The parser is given copies: whatever it
 * gives up in the middle is nobody's to release, and no file is written. What is refused
 * is read to its end and dropped, so that the connection serves the next request.
 */
final class FormParts {

	private static final Logger logger = LoggerFactory.getLogger(FormParts.class);

	/** Of a form as a whole; the gateway lets less through. */
	private static final long LARGEST = 32L * 1024 * 1024;

	private static final ResolvableType EVENT = ResolvableType.forClass(PartEvent.class);

	/**
	 * What breaks off in a part fails both the part and the form; the second is no news.
	 */
	private static final String ERROR_DROPPED = "reactor.onErrorDropped.local";

	private static final Consumer<Throwable> TOLD_ALREADY = (ex) -> logger.debug("A form broke off: {}",
			ex.getMessage());

	private static final PartEventHttpMessageReader READER = new PartEventHttpMessageReader();

	private final int mostBytes;

	private final int mostParts;

	private final MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();

	private final List<SentFile> files = new ArrayList<>();

	private long received;

	private int parts;

	private boolean within;

	private @Nullable FileInParts file;

	private volatile @Nullable ProblemException refusal;

	FormParts(int mostBytes, int mostParts) {
		this.mostBytes = mostBytes;
		this.mostParts = mostParts;
	}

	Mono<SentParts> read(ServerHttpRequest request) {
		ServerHttpRequest copied = new ServerHttpRequestDecorator(request) {
			@Override
			public Flux<DataBuffer> getBody() {
				return super.getBody().handle(FormParts.this::copy);
			}
		};
		return READER.read(EVENT, copied, Map.of())
			.doOnNext(this::take)
			.then(Mono.fromSupplier(this::sent))
			.onErrorMap((ex) -> this.refusal != null, (ex) -> Objects.requireNonNull(this.refusal))
			.onErrorMap(DataBufferLimitException.class, (ex) -> tooLarge("The form is too large."))
			.onErrorMap(DecodingException.class, (ex) -> SentParts.malformed())
			.contextWrite((context) -> context.put(ERROR_DROPPED, TOLD_ALREADY));
	}

	private void copy(DataBuffer buffer, SynchronousSink<DataBuffer> sink) {
		try {
			this.received += buffer.readableByteCount();
			if (this.received > LARGEST) {
				refuse(tooLarge("A form has at most " + LARGEST / 1024 / 1024 + " MB."));
			}
			if (this.refusal == null) {
				byte[] bytes = new byte[buffer.readableByteCount()];
				buffer.read(bytes);
				sink.next(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
			}
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	private void take(PartEvent event) {
		if (this.refusal != null) {
			return;
		}
		try {
			if (!this.within) {
				begin(event);
			}
			this.within = !event.isLast();
			if (this.file != null) {
				this.file.add(event.content());
			}
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			// A part without a name, or one that is neither a field nor a file
			refuse(SentParts.malformed());
		}
	}

	private void begin(PartEvent event) {
		end();
		if (++this.parts > this.mostParts) {
			refuse(tooLarge("A form has at most " + this.mostParts + " parts."));
			return;
		}
		switch (event) {
			case FormPartEvent field -> this.fields.add(field.name(), field.value());
			case FilePartEvent begun -> this.file = new FileInParts(begun.name(), begun.filename());
			default -> throw new IllegalArgumentException("Neither a field nor a file");
		}
	}

	private void end() {
		if (this.file != null) {
			SentFile whole = this.file.whole();
			if (whole.tooLarge() || whole.bytes().length > 0) {
				this.files.add(whole);
			}
			this.file = null;
		}
	}

	private SentParts sent() {
		ProblemException refused = this.refusal;
		if (refused != null) {
			throw refused;
		}
		end();
		return new SentParts(this.fields, this.files);
	}

	private void refuse(ProblemException problem) {
		this.refusal = problem;
		this.fields.clear();
		this.files.clear();
		this.file = null;
	}

	private static ProblemException tooLarge(String said) {
		return Problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", said);
	}

	/** A file until its last byte has come; of one that is too large nothing is kept. */
	private final class FileInParts {

		private final String field;

		private final String name;

		private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		private boolean tooLarge;

		FileInParts(String field, String name) {
			this.field = field;
			this.name = name;
		}

		void add(DataBuffer some) {
			int length = some.readableByteCount();
			if (!this.tooLarge && this.bytes.size() + length > FormParts.this.mostBytes) {
				this.tooLarge = true;
				this.bytes = new ByteArrayOutputStream();
			}
			if (!this.tooLarge) {
				byte[] more = new byte[length];
				some.read(more);
				this.bytes.writeBytes(more);
			}
		}

		SentFile whole() {
			return new SentFile(this.field, this.name, this.bytes.toByteArray(), this.tooLarge);
		}

	}

}
