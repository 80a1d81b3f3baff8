import { describe, expect, test } from "vitest";
import { branchingFault, conditionOn, dependentsOf, offersFor, renamed, shapeOf } from "./branching";
import { type Definition, type Question, appended, blank, directionOf, duplicated, freeId, idOf, idsOf, missingIn, moved, restored, withLanguageOf, withText, withoutLanguage } from "./definition";
import { compare, isEmpty, linesOf } from "./diff";
import { NO_FAULTS, count, faultAt, pathOf, placed, unsaid } from "./faults";

function aQuestion(id: string, more: Partial<Question> = {}): Question {
  return { ...blank("RATING", id), text: { en: `How was ${id}?`, ar: `كيف كان ${id}؟` }, ...more };
}

const [OVERALL, WAIT, WORDS] = [aQuestion("overall"), aQuestion("wait", { ...blank("YES_NO", "wait"), text: { en: "Did you wait?" } }), aQuestion("words", { ...blank("TEXT", "words"), text: { en: "Why?" } })];

function aDefinition(questions: readonly Question[], more: Partial<Definition> = {}): Definition {
  return { customerType: "PATIENT", languages: ["en", "ar"], title: { en: "Your visit", ar: "زيارتك" }, questions, ...more };
}

describe("the order of questions", () => {
  const list = ["a", "b", "c"];

  test("a step up and down changes places with the neighbour", () => {
    expect(moved(list, 1, -1)).toEqual(["b", "a", "c"]);
    expect(moved(list, 1, 1)).toEqual(["a", "c", "b"]);
  });

  test("nothing moves over the edges", () => {
    expect(moved(list, 0, -1)).toBe(list);
    expect(moved(list, 2, 1)).toBe(list);
    expect(moved(list, 7, 1)).toBe(list);
  });

  test("a duplicate stands behind its original under an id of its own", () => {
    expect(idsOf(duplicated([OVERALL, WAIT], 0))).toEqual(["overall", "overall-2", "wait"]);
    expect(idsOf(duplicated(duplicated([OVERALL], 0), 1))).toEqual(["overall", "overall-2", "overall-3"]);
  });

  test("a deleted question comes back where it was, and only once", () => {
    expect(idsOf(restored([OVERALL, WORDS], 1, WAIT))).toEqual(["overall", "wait", "words"]);
    expect(idsOf(restored([], 4, WAIT))).toEqual(["wait"]);
    const list = [OVERALL, WAIT];
    expect(restored(list, 0, WAIT)).toBe(list);
  });

  test("questions of the library take free ids", () => {
    expect(idsOf(appended([OVERALL], [OVERALL, WAIT, OVERALL]))).toEqual(["overall", "overall-2", "wait", "overall-3"]);
  });
});

describe("ids", () => {
  test("the first free one is taken", () => {
    expect(freeId("wait", ["overall"])).toBe("wait");
    expect(freeId("wait", ["wait", "wait-2"])).toBe("wait-3");
    expect(freeId("wait-2", ["wait-2"])).toBe("wait-3");
  });

  test("one is made of a text that has letters for it", () => {
    expect(idOf("How long did you wait, señor?")).toBe("how-long-did-you-wait-senor");
    expect(idOf("1st visit")).toBe("st-visit");
    expect(idOf("هل انتظرت؟")).toBe("question");
  });
});

describe("languages", () => {
  test("Arabic, Hebrew and Farsi are written from the right", () => {
    expect(["en", "ar", "he", "fa-IR", "es"].map(directionOf)).toEqual(["ltr", "rtl", "rtl", "rtl", "ltr"]);
  });

  test("missing texts are counted with ends and options", () => {
    const choice: Question = { ...blank("SINGLE_CHOICE", "way"), text: { en: "How did you come?" }, options: [{ id: "bus", text: { en: "Bus", ar: "حافلة" } }, { id: "car", text: { en: "Car" } }] };
    expect(missingIn(aDefinition([choice]), "ar")).toBe(2);
    expect(missingIn(aDefinition([aQuestion("overall", { low: { en: "bad" }, high: { en: "good" } })]), "ar")).toBe(2);
  });

  test("a language that is taken out comes back with its texts, while what was typed since stays", () => {
    const before = aDefinition([OVERALL]);
    const without = withoutLanguage(before, "ar");
    expect(without.languages).toEqual(["en"]);
    expect(without.questions[0]?.text).toEqual({ en: "How was overall?" });
    const typed = { ...without, questions: without.questions.map((question) => ({ ...question, text: withText(question.text, "en", "Overall?") })) };
    const back = withLanguageOf(typed, before, "ar");
    expect(back.languages).toEqual(["en", "ar"]);
    expect(back.title).toEqual(before.title);
    expect(back.questions[0]?.text).toEqual({ en: "Overall?", ar: "كيف كان overall؟" });
  });

  test("an emptied text leaves the wording", () => {
    expect(withText({ en: "One", ar: "واحد" }, "ar", "")).toEqual({ en: "One" });
  });
});

describe("branching", () => {
  test("only earlier questions with an answer to branch on are offered", () => {
    expect(idsOf(offersFor([OVERALL, WORDS, WAIT, aQuestion("last")], 3))).toEqual(["overall", "wait"]);
    expect(offersFor([OVERALL], 0)).toEqual([]);
  });

  test.each([
    ["RATING", 1, 5],
    ["SMILEY", 1, 4],
    ["NPS", 0, 10],
    ["EFFORT", 1, 7],
    ["SECONDS", 0, 86_400],
    ["EXPECTATION_PAIR", 1, 5],
  ] as const)("%s is asked about by marks from %i to %i", (kind, least, most) => {
    expect(shapeOf(blank(kind, "q"))).toEqual({ of: "marks", least, most });
  });

  test("a first condition fits its question", () => {
    for (const question of [OVERALL, WAIT, blank("SINGLE_CHOICE", "way"), blank("NUMBER", "visits"), blank("SMILEY", "face")]) {
      expect(branchingFault([question, aQuestion("next", { when: conditionOn(question) })], 1)).toBeNull();
    }
  });

  test.each([
    ["gone", [OVERALL, aQuestion("next", { when: { question: "nowhere", atMost: 2 } })]],
    ["later", [aQuestion("first"), aQuestion("next", { when: { question: "next", atMost: 2 } })]],
    ["unfit", [WORDS, aQuestion("next", { when: { question: "words", atMost: 2 } })]],
    ["unfit", [OVERALL, aQuestion("next", { when: { question: "overall", atMost: 9 } })]],
    ["unfit", [OVERALL, aQuestion("next", { when: { question: "overall", atLeast: 4, atMost: 2 } })]],
    ["unfit", [WAIT, aQuestion("next", { when: { question: "wait", anyOf: ["maybe"] } })]],
    ["unfit", [WAIT, aQuestion("next", { when: { question: "wait", atMost: 1 } })]],
    ["empty", [OVERALL, aQuestion("next", { when: { question: "overall" } })]],
    ["empty", [WAIT, aQuestion("next", { when: { question: "wait", anyOf: [] } })]],
    [null, [WAIT, aQuestion("next", { when: { question: "wait", anyOf: ["true"] } })]],
    [null, [OVERALL, aQuestion("next", { when: { question: "overall", anyOf: ["1", "5"] } })]],
    [null, [OVERALL, aQuestion("next")]],
  ] as const)("a condition is %s where its question does not carry it", (fault, questions) => {
    expect(branchingFault(questions, 1)).toBe(fault);
  });

  test("a question that moves above what it depends on is found out", () => {
    const asked = [OVERALL, aQuestion("why", { when: { question: "overall", atMost: 2 } })];
    expect(branchingFault(asked, 1)).toBeNull();
    expect(branchingFault(moved(asked, 1, -1), 0)).toBe("later");
    expect(idsOf(dependentsOf(asked, "overall"))).toEqual(["why"]);
  });

  test("a new id is taken along by the conditions about it", () => {
    const asked = renamed([OVERALL, aQuestion("why", { when: { question: "overall", atMost: 2 } })], 0, "whole-visit");
    expect(asked.map(({ id, when }) => [id, when?.question])).toEqual([
      ["whole-visit", undefined],
      ["why", "whole-visit"],
    ]);
  });
});

describe("the difference of two states", () => {
  test("nothing differs from itself, whatever the order of its fields", () => {
    const { kind, ...rest } = OVERALL;
    expect(isEmpty(compare(aDefinition([OVERALL]), aDefinition([{ ...rest, kind }])))).toBe(true);
  });

  test("added, removed, moved and changed questions are told apart", () => {
    const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => aQuestion(id)) as [Question, Question, Question, Question];
    const diff = compare(aDefinition([a, b, c]), aDefinition([c, a, { ...d, required: true }], { languages: ["en"] }));
    expect(diff).toEqual({ added: ["d"], removed: ["b"], moved: [{ id: "c", from: 3, to: 1 }], changed: [{ id: null, field: "languages", from: ["en", "ar"], to: ["en"] }] });
  });

  test("a change of one language is told for that language alone", () => {
    const diff = compare(aDefinition([OVERALL]), aDefinition([{ ...OVERALL, required: true, text: { ...OVERALL.text, ar: "عموما؟" } }]));
    expect(diff.changed).toEqual([
      { id: "overall", field: "required", from: false, to: true },
      { id: "overall", field: "text.ar", from: "كيف كان overall؟", to: "عموما؟" },
    ]);
  });

  test("options are told apart by their ids, and their order is a change of its own", () => {
    const way = (...options: [string, string][]): Question => ({ ...blank("SINGLE_CHOICE", "way"), options: options.map(([id, en]) => ({ id, text: { en } })) });
    const diff = (from: Question, to: Question) => compare(aDefinition([from]), aDefinition([to])).changed.map(({ field, from: before, to: after }) => [field, before, after]);
    expect(diff(way(["bus", "Bus"], ["car", "Car"]), way(["bus", "By bus"], ["walk", "Walked"]))).toEqual([
      ["options.bus.text.en", "Bus", "By bus"],
      ["options.car.text", { en: "Car" }, null],
      ["options.walk.text", null, { en: "Walked" }],
    ]);
    expect(diff(way(["bus", "Bus"], ["car", "Car"]), way(["car", "Car"], ["bus", "Bus"]))).toEqual([["options", ["bus", "car"], ["car", "bus"]]]);
  });

  test("a condition is compared bound by bound", () => {
    const why = (when: Question["when"]) => aDefinition([OVERALL, aQuestion("why", when && { when })]);
    expect(compare(why({ question: "overall", atMost: 2 }), why({ question: "overall", atMost: 3 })).changed).toEqual([{ id: "why", field: "when.atMost", from: 2, to: 3 }]);
    expect(compare(why(undefined), why({ question: "overall", atMost: 3 })).changed).toMatchObject([{ field: "when", from: null }]);
  });

  test("lines follow the newer order, the whole first, what is gone last", () => {
    const [a, b, c] = ["a", "b", "c"].map((id) => aQuestion(id)) as [Question, Question, Question];
    const to = aDefinition([{ ...c, required: true }, a], { title: { en: "New" } });
    const lines = linesOf(compare(aDefinition([a, b, c]), to), idsOf(to.questions));
    expect(lines.map(({ what, id, changes }) => [what, id, changes.length])).toEqual([
      ["changed", "", 2],
      ["moved", "c", 1],
      ["removed", "b", 0],
    ]);
  });
});

describe("faults of the server", () => {
  const fault = (field: string) => ({ field, reason: "required", message: `'${field}' is missing` });
  const ids = ["overall", "why"];

  test.each([
    ["questions[1].text.ar", ["questions", "1", "text", "ar"]],
    ["definition.questions.1.options[0].id", ["questions", "1", "options", "0", "id"]],
    ["/questions/1/when/question", ["questions", "1", "when", "question"]],
    ["$.title.en", ["title", "en"]],
  ])("%s is read as a path", (field, path) => {
    expect(pathOf(field)).toEqual(path);
  });

  test("each is led to its question by place or by id, the others to the whole", () => {
    const found = placed([fault("questions[1].text.ar"), fault("questions.overall.low.en"), fault("title.en"), fault("questions[9].id"), fault("questions")], ids);
    expect(found.questions.get("why")).toHaveProperty(["text.ar"]);
    expect(found.questions.get("overall")).toHaveProperty(["low.en"]);
    expect(Object.keys(found.whole)).toEqual(["title.en", "questions.9.id", "questions"]);
    expect(count(found)).toBe(5);
    expect(count(NO_FAULTS)).toBe(0);
  });

  test("a part says what is wrong below it, and what no part says is kept", () => {
    const parts = placed([fault("questions[0].when.atMost"), fault("questions[0].surprise")], ids).questions.get("overall");
    expect(faultAt(parts, "when")?.field).toBe("questions[0].when.atMost");
    expect(faultAt(parts, "text")).toBeUndefined();
    expect(unsaid(parts, ["when", "text"]).map(({ field }) => field)).toEqual(["questions[0].surprise"]);
  });
});
