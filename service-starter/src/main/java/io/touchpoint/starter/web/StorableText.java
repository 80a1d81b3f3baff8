package io.touchpoint.starter.web;

import java.io.Closeable;
import java.io.Serial;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * Reads a text and refuses the character NUL, which the database cannot hold: here it is
 * still known in which field it stood.
 */
final class StorableText extends StringDeserializer {

	@Override
	public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws JacksonException {
		String text = super.deserialize(parser, context);
		if (text != null && text.indexOf(0) >= 0) {
			throw new Unfit(parser);
		}
		return text;
	}

	/**
	 * That a text holds a character that cannot be stored.
	 */
	static final class Unfit extends DatabindException {

		@Serial
		private static final long serialVersionUID = 1L;

		private Unfit(Closeable parser) {
			super(parser, "A text holds the character NUL");
		}

	}

}
