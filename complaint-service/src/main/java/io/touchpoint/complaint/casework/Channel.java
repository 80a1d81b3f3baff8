package io.touchpoint.complaint.casework;

/**
 * How a complaint reached us.
 */
public enum Channel {

	WEB, QR, KIOSK, EMAIL, PHONE, COUNTER, REMARK, PAPER, LETTER, REFERRAL, SURVEY, IMPORT

}
