package io.touchpoint.complaint.letter;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

import io.touchpoint.starter.print.PdfPages;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Where letters are printed: one at a time, on a thread of its own.
 */
@Component
class Press {

	private static final int MOST_WAITING = 30;

	private final Scheduler one = Schedulers.newBoundedElastic(1, MOST_WAITING, "letter");

	/** The file, or a 503 problem if too many wait already. */
	Mono<byte[]> print(LetterPages pages) {
		return Mono.fromCallable(() -> pdf(pages))
			.subscribeOn(this.one)
			.onErrorMap(RejectedExecutionException.class, (ex) -> Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "busy",
					"Several letters are being printed; ask again in a moment."));
	}

	static byte[] pdf(LetterPages pages) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		PdfPages.write(Stream.of(pages.xhtml()), pages.isRightToLeft(), Map.of(), out);
		return out.toByteArray();
	}

}
