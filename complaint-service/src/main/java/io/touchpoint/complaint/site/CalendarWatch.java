package io.touchpoint.complaint.site;

import reactor.core.publisher.Mono;

/**
 * Who must know that the calendar or the time zone of a site may be another one. Called
 * within the transaction that keeps it.
 */
@FunctionalInterface
public interface CalendarWatch {

	Mono<Void> changed(String site);

}
