package io.touchpoint.gateway.route;

import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Tells failures of an instance (no connection, no answer in time, an answer that breaks
 * off) from those of the client or of our own making. Only the former count against an
 * instance, a breaker or a try.
 */
public final class InstanceFault implements Predicate<Throwable> {

	@Override
	public boolean test(Throwable failure) {
		return is(failure);
	}

	static boolean is(Throwable failure) {
		return switch (failure) {
			case AbortedException byClient -> false;
			case ConnectTimeoutException connect -> true;
			case SocketException connect -> true;
			case PrematureCloseException broken -> true;
			case ReadTimeoutException stalled -> true;
			case IOException reset -> true;
			default -> isTimeout(failure);
		};
	}

	static boolean isTimeout(Throwable failure) {
		return failure instanceof TimeoutException || failure instanceof ReadTimeoutException
				|| failure instanceof org.springframework.cloud.gateway.support.TimeoutException
				|| (failure instanceof ResponseStatusException status
						&& status.getStatusCode() == HttpStatus.GATEWAY_TIMEOUT);
	}

}
