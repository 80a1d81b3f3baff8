package io.touchpoint.feedback.importer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.bulk.BulkTransaction;

import org.springframework.stereotype.Component;

/**
 * The touchpoints of each journey, for the thread of a job.
 */
@Component
class TouchpointCodes {

	private final BulkTransaction transaction;

	TouchpointCodes(BulkTransaction transaction) {
		this.transaction = transaction;
	}

	Map<CustomerType, Set<String>> read() throws SQLException {
		return this.transaction.run((connection) -> {
			Map<CustomerType, Set<String>> touchpoints = new EnumMap<>(CustomerType.class);
			try (PreparedStatement select = connection.prepareStatement("SELECT customer_type, code FROM touchpoint");
					ResultSet rows = select.executeQuery()) {
				while (rows.next()) {
					touchpoints.computeIfAbsent(CustomerType.valueOf(rows.getString(1)), (type) -> new HashSet<>())
						.add(rows.getString(2));
				}
			}
			return touchpoints;
		});
	}

}
