package io.touchpoint.feedback.importer;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.intake.MomentRules;
import io.touchpoint.feedback.intake.NewResponse;
import io.touchpoint.feedback.intake.PromiseState;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.bulk.CsvLine;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.importer.ImportRow;
import io.touchpoint.starter.importer.ImportRow.Bad;
import io.touchpoint.starter.importer.ImportRow.Good;
import io.touchpoint.starter.importer.ImportSource;
import io.touchpoint.starter.importer.KnownSites;
import io.touchpoint.starter.importer.NewSite;
import io.touchpoint.starter.importer.UnreadableFile;

/**
 * The reviews of the Olist marketplace, one response per review, at the seller's site.
 * <ul>
 * <li>A review counts once: for the first of its orders in the file that has a seller.
 * Its further rows are refused as repetitions.
 * <li>An order of several sellers counts for the seller of its first item.
 * <li>A review whose order has no item row has no seller and is refused.
 * <li>The promise is the estimated delivery day, in São Paulo. Delivered by its end:
 * kept; later: kept late; never delivered and the order canceled or unavailable: broken;
 * otherwise still open, except that a delivered order without a delivery date tells
 * nothing.
 * </ul>
 */
final class OlistFile implements ImportSource<NewResponse> {

	static final String PROFILE = "olist";

	static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

	/** They are kept in memory; the marketplace has published 99,441. */
	private static final int MOST_ORDERS = 150_000;

	private static final int SITE_DIGITS = 12;

	private static final Pattern SELLER = Pattern.compile("[0-9a-f]{12,64}");

	private final OlistZip zip;

	private final Ids ids;

	private final MomentRules moments;

	private final Map<String, Seller> sellers = new HashMap<>();

	private final Map<String, Item> firstItems = new HashMap<>();

	private final Map<String, Order> orders = new HashMap<>();

	private long severalSellers;

	OlistFile(OlistZip zip, KnownSites sites, Ids ids, MomentRules moments) throws IOException {
		this.zip = zip;
		this.ids = ids;
		this.moments = moments;
		Set<String> unknown = new HashSet<>();
		zip.each(OlistZip.SELLERS, (row) -> {
			sites.note(code(sellerId(row)), unknown);
			this.sellers.put(sellerId(row), new Seller(row.getField("seller_city"), row.getField("seller_state")));
		});
		zip.each(OlistZip.ITEMS, this::item);
		zip.each(OlistZip.ORDERS, this::order);
		this.severalSellers = this.firstItems.values().stream().filter(Item::hasOtherSellers).count();
	}

	private record Seller(String city, String state) {
	}

	private record Item(int number, String seller, boolean hasOtherSellers) {

		Item with(Item other) {
			Item first = (other.number < this.number) ? other : this;
			return new Item(first.number, first.seller,
					this.hasOtherSellers || other.hasOtherSellers || !this.seller.equals(other.seller));
		}

	}

	private record Order(String status, String delivered, String estimated) {

		@Nullable PromiseState promise() {
			if (this.estimated.isBlank()) {
				return null;
			}
			if (!this.delivered.isBlank()) {
				LocalDateTime due = LocalDateTime.parse(this.estimated, TIME).toLocalDate().plusDays(1).atStartOfDay();
				return LocalDateTime.parse(this.delivered, TIME).isBefore(due) ? PromiseState.KEPT
						: PromiseState.KEPT_LATE;
			}
			return switch (this.status) {
				case "canceled", "unavailable" -> PromiseState.BROKEN;
				case "delivered" -> null;
				default -> PromiseState.OPEN;
			};
		}

	}

	private void order(NamedCsvRecord row) {
		if (this.orders.size() == MOST_ORDERS) {
			throw tooMany();
		}
		this.orders.put(row.getField("order_id"), new Order(row.getField("order_status"),
				row.getField("order_delivered_customer_date"), row.getField("order_estimated_delivery_date")));
	}

	private static UnreadableFile tooMany() {
		return new UnreadableFile("The archive has more than " + MOST_ORDERS + " orders; send it in parts.");
	}

	private void item(NamedCsvRecord row) {
		if (this.firstItems.size() == MOST_ORDERS) {
			throw tooMany();
		}
		this.firstItems.merge(row.getField("order_id"), new Item(number(row), row.getField("seller_id"), false),
				Item::with);
	}

	private static int number(NamedCsvRecord row) {
		try {
			return Integer.parseInt(row.getField("order_item_id"));
		}
		catch (NumberFormatException ex) {
			throw new UnreadableFile("'" + row.getField("order_item_id") + "' in line " + row.getStartingLineNumber()
					+ " of the order items is not the number of an item.");
		}
	}

	@Override
	public Contents survey() throws IOException {
		long[] rows = new long[1];
		this.zip.each(OlistZip.REVIEWS, (row) -> rows[0]++);
		return new Contents(rows[0], sites(), notes());
	}

	private List<NewSite> sites() {
		return this.sellers.entrySet()
			.stream()
			.map((entry) -> site(entry.getKey(), entry.getValue()))
			.sorted((one, other) -> one.code().compareTo(other.code()))
			.toList();
	}

	private static NewSite site(String id, Seller seller) {
		return new NewSite(code(id), "Seller " + id.substring(0, 8),
				new NewSite.Region(seller.state().toLowerCase(Locale.ROOT), seller.state()), "retail",
				"marketplace-seller", ZONE.getId(), List.of("pt"),
				new NewSite.Contact(null, null, seller.city() + ", " + seller.state()));
	}

	private static String sellerId(NamedCsvRecord row) {
		String id = row.getField("seller_id");
		if (!SELLER.matcher(id).matches()) {
			throw new UnreadableFile("'" + id + "' in line " + row.getStartingLineNumber()
					+ " of the sellers is not a seller's id, such as 3442f8959a84dea7ee197c632cb2df15.");
		}
		return id;
	}

	private static String code(String seller) {
		return "olist-" + seller.substring(0, SITE_DIGITS);
	}

	@Override
	public void rows(Consumer<ImportRow<NewResponse>> take) throws IOException {
		Map<String, Long> taken = new HashMap<>();
		this.zip.each(OlistZip.REVIEWS, (row) -> take.accept(row(row, taken)));
	}

	private ImportRow<NewResponse> row(NamedCsvRecord row, Map<String, Long> taken) {
		long line = row.getStartingLineNumber();
		if (row.getFieldCount() != row.getHeader().size()) {
			return bad(row, "The row has " + row.getFieldCount() + " fields instead of " + row.getHeader().size());
		}
		String review = row.getField("review_id");
		Long first = taken.get(review);
		if (first != null) {
			return bad(row, "Duplicate review_id: counted for another order at line " + first);
		}
		Item item = this.firstItems.get(row.getField("order_id"));
		if (item == null) {
			return bad(row, "No seller: the order has no item row");
		}
		if (!this.sellers.containsKey(item.seller())) {
			return bad(row, "No seller row for seller " + item.seller());
		}
		try {
			int letters = row.getFields().stream().mapToInt(String::length).sum();
			Good<NewResponse> good = new Good<>(line, letters, code(item.seller()), "olist:" + review,
					response(row, item));
			taken.put(review, line);
			return good;
		}
		catch (DateTimeParseException | IllegalArgumentException ex) {
			return bad(row, "Not a review: " + ex.getMessage());
		}
	}

	private NewResponse response(NamedCsvRecord row, Item item) {
		int overall = Integer.parseInt(row.getField("review_score"));
		if (overall < 1 || overall > 5) {
			throw new IllegalArgumentException("the score " + overall + " is not between 1 and 5");
		}
		SortedMap<String, Answer> answers = Collections
			.unmodifiableSortedMap(new TreeMap<>(Map.of("overall", new Answer.Mark(overall))));
		Order order = this.orders.get(row.getField("order_id"));
		return new NewResponse(this.ids.next(), code(item.seller()), "delivery", Channel.IMPORT, CustomerType.CONSUMER,
				CustomerType.CONSUMER.questionnaire(), 1, answers, this.moments.judge(overall, null, answers.values()),
				comment(row), null, "pt", null, null, (order != null) ? order.promise() : null, null, false, true,
				time(row.getField("review_creation_date")), time(row.getField("review_answer_timestamp")));
	}

	private static @Nullable String comment(NamedCsvRecord row) {
		String comment = Stream.of("review_comment_title", "review_comment_message")
			.map((field) -> row.getField(field).replace("\r\n", "\n").replace('\r', '\n').strip())
			.filter((text) -> !text.isEmpty())
			.collect(Collectors.joining("\n"));
		return comment.isEmpty() ? null : comment.replace("\0", "");
	}

	/** A midnight that summer time skipped is the first moment of that day. */
	private static Instant time(String local) {
		return LocalDateTime.parse(local, TIME).atZone(ZONE).toInstant();
	}

	private static Bad<NewResponse> bad(NamedCsvRecord row, String reason) {
		return new Bad<>(row.getStartingLineNumber(), reason, CsvLine.of(row.getFields()));
	}

	private List<String> notes() {
		return List.of(
				"Orders of several sellers (" + this.severalSellers + ") count for the seller of their first item.",
				"A review of several orders counts once, for the first of them that has a seller.",
				"The promise is the estimated delivery day: kept until its end, broken when a canceled or unavailable "
						+ "order was never delivered, open while an order is under way.");
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

}
