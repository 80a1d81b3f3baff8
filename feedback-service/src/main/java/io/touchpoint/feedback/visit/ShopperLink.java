package io.touchpoint.feedback.visit;

import io.touchpoint.feedback.poster.QrCode;

/**
 * The address of a shopper's page, which is told only now, and a code by which a phone
 * takes it over. The code is drawn along with the answer: who asked for it by an address
 * of its own would leave the secret in logs.
 *
 * @param qr the code as the path of an SVG drawing, quiet zone included
 * @param modules side of the drawing, in units of the path
 */
record ShopperLink(String link, String qr, int modules) {

	static ShopperLink to(String address) {
		QrCode code = QrCode.of(address);
		return new ShopperLink(address, code.path(), code.modules());
	}

}
