package io.touchpoint.starter.testing;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.type.ResolvedType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Describes records as they are: every member is there, and only those marked
 * {@link Nullable} may be null. The user interface's types are generated from it.
 */
final class RecordSchemas implements ModelConverter {

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> chain) {
		Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
		Class<?> raw = rawClass(type.getType());
		if (raw != null && raw.isRecord() && resolved != null) {
			Schema<?> described = (resolved.get$ref() != null) ? context.getDefinedModels().get(nameOf(resolved))
					: resolved;
			if (described != null && described.getProperties() != null) {
				describe(raw, described);
			}
		}
		return resolved;
	}

	@SuppressWarnings({ "rawtypes", "unchecked" }) // as the library declares properties
	private static void describe(Class<?> raw, Schema<?> schema) {
		Map<String, Schema> properties = schema.getProperties();
		Set<String> required = new TreeSet<>();
		for (RecordComponent component : raw.getRecordComponents()) {
			Schema<?> property = properties.get(component.getName());
			if (property != null) {
				required.add(component.getName());
				if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
					properties.put(component.getName(), nullable(property));
				}
			}
		}
		schema.setRequired(new ArrayList<>(required));
	}

	@SuppressWarnings("unchecked")
	private static Schema<?> nullable(Schema<?> property) {
		if (property.get$ref() != null) {
			return new JsonSchema().oneOf(List.of(property, new JsonSchema().types(Set.of("null"))));
		}
		if (property.getTypes() != null) {
			Set<String> types = new LinkedHashSet<>(property.getTypes());
			types.add("null");
			property.setTypes(types);
		}
		List<Object> values = (List<Object>) property.getEnum();
		if (values != null && !values.contains(null)) {
			values.add(null);
		}
		return property;
	}

	private static @Nullable Class<?> rawClass(Type type) {
		return switch (type) {
			case Class<?> plain -> plain;
			case ResolvedType known -> known.getRawClass();
			default -> null;
		};
	}

	private static String nameOf(Schema<?> reference) {
		return reference.get$ref().substring(reference.get$ref().lastIndexOf('/') + 1);
	}

}
