package io.touchpoint.starter.bulk;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the binary format of PostgreSQL's COPY: neither side formats or parses times
 * and ids, and no letter needs an escape. Each value must be of its column's very type.
 */
public final class CopyRows {

	private static final byte[] SIGNATURE = { 'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0,
			0, 0, 0, 0, 0 };

	private static final int NULL = -1;

	private static final int TEXT = 25;

	/** PostgreSQL counts time from the first moment of 2000. */
	private static final long EPOCH_SECONDS = 946_684_800;

	private static final byte JSONB_VERSION = 1;

	private final int columns;

	private byte[] bytes = Arrays.copyOf(SIGNATURE, 1 << 16);

	private int length = SIGNATURE.length;

	private long rows;

	/**
	 * @param columns how many values each row has
	 */
	public CopyRows(int columns) {
		this.columns = columns;
	}

	/** Begins the next row. */
	public CopyRows row() {
		this.rows++;
		return two(this.columns);
	}

	/** A {@code uuid}. */
	public CopyRows id(UUID id) {
		return four(Long.BYTES * 2).eight(id.getMostSignificantBits()).eight(id.getLeastSignificantBits());
	}

	/** A {@code text}. The one letter that PostgreSQL cannot hold becomes a space. */
	public CopyRows text(@Nullable String text) {
		if (text == null) {
			return four(NULL);
		}
		return sized(((text.indexOf('\0') < 0) ? text : text.replace('\0', ' ')).getBytes(StandardCharsets.UTF_8));
	}

	/** The name of a constant, as {@code text}. */
	public CopyRows code(@Nullable Enum<?> code) {
		return text((code != null) ? code.name() : null);
	}

	/** The names of one or more constants, as {@code text[]}. */
	public CopyRows codes(Collection<? extends Enum<?>> codes) {
		int size = four(0).length;
		four(1).four(0).four(TEXT).four(codes.size()).four(1);
		codes.forEach(this::code);
		int end = this.length;
		this.length = size - Integer.BYTES;
		four(end - size);
		this.length = end;
		return this;
	}

	/** A {@code boolean}. */
	public CopyRows flag(@Nullable Boolean flag) {
		return (flag != null) ? four(1).one(flag ? 1 : 0) : four(NULL);
	}

	/** A {@code smallint}. */
	public CopyRows small(@Nullable Integer number) {
		return (number != null) ? four(Short.BYTES).two(number) : four(NULL);
	}

	/** An {@code integer}. */
	public CopyRows whole(@Nullable Integer number) {
		return (number != null) ? four(Integer.BYTES).four(number) : four(NULL);
	}

	/** A {@code bigint}. */
	public CopyRows big(long number) {
		return four(Long.BYTES).eight(number);
	}

	/**
	 * A {@code timestamptz}, in whole microseconds.
	 * @throws ArithmeticException if the time is further away than can be counted
	 */
	public CopyRows time(@Nullable Instant time) {
		return (time != null) ? big(micros(time)) : four(NULL);
	}

	private static long micros(Instant time) {
		return Math.addExact(Math.multiplyExact(time.getEpochSecond() - EPOCH_SECONDS, 1_000_000L),
				time.getNano() / 1_000);
	}

	/** A {@code jsonb}. */
	public CopyRows json(byte[] json) {
		four(json.length + 1).one(JSONB_VERSION);
		return raw(json);
	}

	/**
	 * Sends the rows.
	 * @param target the table with the columns, in the order of the values
	 */
	public void into(Connection connection, String target) throws SQLException {
		two(-1);
		CopyIn copy = connection.unwrap(PGConnection.class)
			.getCopyAPI()
			.copyIn("COPY " + target + " FROM STDIN (FORMAT binary)");
		try {
			copy.writeToCopy(this.bytes, 0, this.length);
			long taken = copy.endCopy();
			if (taken != this.rows) {
				throw new SQLException("COPY took " + taken + " of " + this.rows + " rows");
			}
		}
		finally {
			if (copy.isActive()) {
				copy.cancelCopy();
			}
		}
	}

	private CopyRows sized(byte[] value) {
		return four(value.length).raw(value);
	}

	private CopyRows raw(byte[] value) {
		room(value.length);
		System.arraycopy(value, 0, this.bytes, this.length, value.length);
		this.length += value.length;
		return this;
	}

	private CopyRows eight(long value) {
		return four((int) (value >> 32)).four((int) value);
	}

	private CopyRows four(int value) {
		return two(value >> 16).two(value);
	}

	private CopyRows two(int value) {
		return one(value >> 8).one(value);
	}

	private CopyRows one(int value) {
		room(1);
		this.bytes[this.length++] = (byte) value;
		return this;
	}

	private void room(int more) {
		if (this.length + more > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.bytes.length * 2, this.length + more));
		}
	}

}
