import java.io.File;
import java.util.Map;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Prints page by page what the QR codes of a PDF say, read from the picture of each page as a camera would, and its words. */
class ReadCodes {

	public static void main(String[] args) throws Exception {
		try (var document = Loader.loadPDF(new File(args[0]))) {
			for (int page = 0; page < document.getNumberOfPages(); page++) {
				System.out.println("page");
				var image = new PDFRenderer(document).renderImageWithDPI(page, 150);
				int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
				var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
				try {
					for (var result : new QRCodeMultiReader().decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))) {
						System.out.println("code " + result.getText());
					}
				}
				catch (NotFoundException ex) {
					// A page without any
				}
				var words = new PDFTextStripper();
				words.setStartPage(page + 1);
				words.setEndPage(page + 1);
				words.getText(document).lines().forEach((line) -> System.out.println("text " + line));
			}
		}
	}

}
