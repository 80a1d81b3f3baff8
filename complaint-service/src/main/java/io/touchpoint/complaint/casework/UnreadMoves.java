package io.touchpoint.complaint.casework;

import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * What waits to be read waits in the case that stays. Parted again, it waits in both:
 * nobody knows which of them was read for it.
 */
@Component
class UnreadMoves implements Belongings {

	private final ComplaintRepository complaints;

	UnreadMoves(ComplaintRepository complaints) {
		this.complaints = complaints;
	}

	@Override
	public Mono<Void> moveOver(Complaint merged, Complaint stays) {
		return this.complaints.waitToo(stays.id(), merged.id());
	}

	@Override
	public Mono<Void> giveBack(Complaint merged, Complaint stays) {
		return Mono.empty();
	}

}
