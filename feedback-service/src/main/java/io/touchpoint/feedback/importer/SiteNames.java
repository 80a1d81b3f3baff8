package io.touchpoint.feedback.importer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.bulk.BulkTransaction;

import org.springframework.stereotype.Component;

/**
 * What the sites are called and whom they are for, for the thread of a job: files name
 * them as people do.
 */
@Component
class SiteNames {

	private final BulkTransaction transaction;

	SiteNames(BulkTransaction transaction) {
		this.transaction = transaction;
	}

	Names read() throws SQLException {
		return this.transaction.run((connection) -> {
			Set<String> codes = new HashSet<>();
			Map<String, List<String>> named = new HashMap<>();
			Set<CustomerType> types = EnumSet.noneOf(CustomerType.class);
			try (PreparedStatement select = connection
				.prepareStatement("SELECT code, name, customer_type FROM site ORDER BY code");
					ResultSet rows = select.executeQuery()) {
				while (rows.next()) {
					codes.add(rows.getString(1));
					named.computeIfAbsent(plain(rows.getString(2)), (name) -> new ArrayList<>()).add(rows.getString(1));
					types.add(CustomerType.valueOf(rows.getString(3)));
				}
			}
			return new Names(codes, named, types);
		});
	}

	private static String plain(String name) {
		return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
	}

	/**
	 * The sites as they were read.
	 *
	 * @param codes of all
	 * @param named codes by their names in small letters
	 * @param types whom any of them is for
	 */
	record Names(Set<String> codes, Map<String, List<String>> named, Set<CustomerType> types) {

		/**
		 * Those of that code, which is one, or else of that name; empty if there is none.
		 */
		List<String> codes(String told) {
			String code = told.toLowerCase(Locale.ROOT);
			return this.codes.contains(code) ? List.of(code) : this.named.getOrDefault(plain(told), List.of());
		}

	}

}
