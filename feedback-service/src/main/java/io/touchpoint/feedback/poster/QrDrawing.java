package io.touchpoint.feedback.poster;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.util.Map;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Draws the code of an {@code object} element as vectors, so that it is sharp at any
 * size.
 */
final class QrDrawing implements FSObjectDrawer {

	static final String TYPE = "touchpoint/qr";

	@Override
	public @Nullable Map<Shape, String> drawObject(Element element, double x, double y, double width, double height,
			OutputDevice device, RenderingContext context, int dotsPerPixel) {
		QrCode code = QrCode.of(element.getAttribute("data"));
		device.drawWithGraphics((float) x, (float) y, (float) width / dotsPerPixel, (float) height / dotsPerPixel,
				(graphics) -> draw(code, graphics, width / dotsPerPixel));
		return null;
	}

	private static void draw(QrCode code, Graphics2D graphics, double side) {
		graphics.setColor(Color.BLACK);
		graphics.scale(side / code.modules(), side / code.modules());
		graphics.fill(code.outline());
	}

}
