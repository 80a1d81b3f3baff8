package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.intake.PageTexts;
import io.touchpoint.feedback.intake.ScriptPart;
import io.touchpoint.feedback.intake.SurveyView;
import io.touchpoint.starter.web.FieldFault;

/**
 * Builds the shopper's page from the visit, what was typed and what is wrong with it.
 * Pure.
 */
final class VisitPage {

	private final VisitDraftRepository.Opened opened;

	private final SiteVisit visit;

	private final ZoneId zone;

	private final String address;

	private final UUID page;

	private final VisitForm form;

	private final List<VisitQueries.PhotoRow> photos;

	private final int mostPhotos;

	private final Map<String, String> texts;

	private final List<SurveyView.Fault> summary = new ArrayList<>();

	VisitPage(VisitDraftRepository.Opened opened, String address, UUID page, VisitForm form,
			List<VisitQueries.PhotoRow> photos, int mostPhotos) {
		this.opened = opened;
		this.visit = opened.visit();
		this.zone = opened.zone();
		this.address = address;
		this.page = page;
		this.form = form;
		this.photos = photos;
		this.mostPhotos = mostPhotos;
		this.texts = VisitTexts.in(this.visit.language());
	}

	/**
	 * What is wrong or well with it, beside the answers.
	 *
	 * @param notice key of a sentence that all is well
	 * @param trouble key of a sentence that it is not
	 * @param photoFaults reasons by stop
	 * @param aside what was typed and is not in the form, by field
	 */
	record Saying(@Nullable String notice, @Nullable String trouble, Map<Integer, String> photoFaults,
			Map<String, List<String>> aside) {

		static final Saying NOTHING = new Saying(null, null, Map.of());

		Saying(@Nullable String notice, @Nullable String trouble, Map<Integer, String> photoFaults) {
			this(notice, trouble, photoFaults, Map.of());
		}

	}

	VisitView view(Map<Integer, List<FieldFault>> faults, Saying saying, Instant now) {
		List<VisitView.VisitPart> parts = new ArrayList<>();
		for (int i = 0; i < this.form.parts().size(); i++) {
			parts.add(part(i + 1, this.form.parts().get(i), faults.getOrDefault(i + 1, List.of()),
					saying.photoFaults().get(i + 1)));
		}
		List<FieldFault> others = faults.getOrDefault(0, List.of());
		List<VisitView.Field> fields = List.of(field(VisitForm.NOTES, 5, others), field(VisitForm.OBSERVED, 2, others),
				field(VisitForm.WHAT, 4, others), field(VisitForm.PLACE, 2, others));
		String kindError = error(VisitForm.KIND, VisitForm.KIND + "-" + SecurityFinding.Kind.THEFT, "choice", others);
		boolean early = now.isBefore(this.visit.from());
		return new VisitView(this.address, this.visit.id(), this.opened.revision(), this.page, this.opened.page(),
				this.visit.language(), PageTexts.direction(this.visit.language()), this.visit.siteName(),
				text("title." + this.visit.method().name()), brief(), window(), early,
				this.form.parts().stream().anyMatch((part) -> !part.rules().isEmpty()),
				(saying.notice() != null) ? text(saying.notice()) : null,
				(saying.trouble() != null) ? text(saying.trouble()) : null, parts, fields, kinds(), kindError, firsts(),
				this.summary, aside(parts, fields, saying.aside()), this.texts);
	}

	/** What of it belongs to a field of the page, in the words of the page. */
	private List<VisitView.Aside> aside(List<VisitView.VisitPart> parts, List<VisitView.Field> fields,
			Map<String, List<String>> aside) {
		return aside.entrySet()
			.stream()
			.flatMap((one) -> Stream.concat(beside(fields, one.getKey(), one.getValue()),
					parts.stream().flatMap((part) -> ofPart(part, one.getKey(), one.getValue()))))
			.toList();
	}

	private Stream<VisitView.Aside> beside(List<VisitView.Field> fields, String name, List<String> values) {
		if (name.equals(VisitForm.KIND)) {
			return kinds().stream()
				.filter((kind) -> values.contains(kind.value()))
				.map((kind) -> new VisitView.Aside(VisitForm.KIND + "-" + kind.value(), text(name), kind.text()));
		}
		return fields.stream()
			.filter((field) -> field.name().equals(name))
			.map((field) -> new VisitView.Aside(name, field.text(), values.getFirst()));
	}

	private Stream<VisitView.Aside> ofPart(VisitView.VisitPart part, String name, List<String> values) {
		return part.sections()
			.stream()
			.flatMap((section) -> section.items().stream())
			.flatMap((item) -> typed(item, name, values)
				.map((words) -> new VisitView.Aside(target(item), part.touchpoint() + ": " + item.text(), words)));
	}

	private static String target(SurveyView.Item item) {
		return item.rows().isEmpty() ? item.id() : item.rows().getFirst().choices().getFirst().id();
	}

	private Stream<String> typed(SurveyView.Item item, String name, List<String> values) {
		if (item.field() != null) {
			boolean timed = name.equals(item.id() + ".minutes") || name.equals(item.id() + ".seconds");
			return (timed || name.equals(item.id())) ? Stream
				.of(timed ? values.getFirst() + " " + text(name.substring(item.id().length() + 1)) : values.getFirst())
					: Stream.empty();
		}
		return item.rows().stream().filter((row) -> row.name().equals(name)).map((row) -> {
			String chosen = row.choices()
				.stream()
				.filter((choice) -> values.contains(choice.value()))
				.map(SurveyView.Choice::text)
				.collect(Collectors.joining(", "));
			return (row.label() != null) ? row.label() + ": " + chosen : chosen;
		});
	}

	private String brief() {
		String brief = this.visit.brief();
		return (brief != null) ? brief : "";
	}

	private String window() {
		DateTimeFormatter format = VisitTexts.clock(this.visit.language(), this.zone);
		return text("window").replace("{0}", format.format(this.visit.from()))
			.replace("{1}", format.format(this.visit.to()))
			.replace("{2}", format.format(this.visit.closesAt()));
	}

	private VisitView.VisitPart part(int ordinal, ScriptPart script, List<FieldFault> faults,
			@Nullable String photoFault) {
		ScriptPart.Drawn drawn = script.draw(this.form.typed(), faults);
		VisitStop stop = this.visit.touchpoints().get(ordinal - 1);
		drawn.faults()
			.forEach((fault) -> this.summary
				.add(new SurveyView.Fault(fault.target(), stop.name() + ": " + fault.message())));
		List<UUID> photos = this.photos.stream()
			.filter((row) -> row.ordinal() == ordinal)
			.map((row) -> row.photo().id())
			.toList();
		String photoError = null;
		if (photoFault != null) {
			photoError = text("photo." + photoFault).replace("{0}", String.valueOf(this.mostPhotos));
			this.summary.add(new SurveyView.Fault("photo-" + ordinal, stop.name() + ": " + photoError));
		}
		return new VisitView.VisitPart(ordinal, VisitForm.prefix(ordinal), stop.name(), drawn.sections(), photos,
				photos.size() >= this.mostPhotos, photoError);
	}

	private VisitView.Field field(String name, int rows, List<FieldFault> faults) {
		String value = this.form.typed().getFirst(name);
		return new VisitView.Field(name, text(name), this.texts.getOrDefault(name + ".hint", ""), rows,
				VisitForm.LONGEST.getOrDefault(name, 0), (value != null) ? value : "",
				error(name, name, "text", faults));
	}

	private List<VisitView.Choice> kinds() {
		return Arrays.stream(SecurityFinding.Kind.values())
			.map((kind) -> new VisitView.Choice(kind.name(), text("finding." + kind.name()), kind == this.form.kind()))
			.toList();
	}

	private @Nullable String error(String field, String target, String kind, List<FieldFault> faults) {
		return faults.stream().filter((fault) -> fault.field().equals(field)).findFirst().map((fault) -> {
			String message = PageTexts.fault(this.texts, kind, fault.reason());
			this.summary.add(new SurveyView.Fault(target, text(field) + " – " + message));
			return message;
		}).orElse(null);
	}

	private Map<String, String> firsts() {
		Map<String, String> firsts = new HashMap<>();
		this.form.typed().forEach((name, values) -> firsts.put(name, values.isEmpty() ? "" : values.getFirst()));
		return firsts;
	}

	private String text(String key) {
		return String.valueOf(this.texts.get(key));
	}

}
