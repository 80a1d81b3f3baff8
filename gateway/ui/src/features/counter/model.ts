import type { StaffAnswer, Touchpoint } from "@/lib/contract";

export interface Place {
  touchpoint: string;
  name: string;
  questionnaire: string;
}

export interface Surveyed {
  touchpoint: string;
  customerType: string;
  questionnaire: string;
  channel: string;
}

/** A question as the questionnaire has it; further kinds bring further fields. */
export interface Asked {
  kind: string;
  id: string;
  required: boolean;
  text: Record<string, string>;
}

/** The touchpoints of a site in the order of its journey, each once. */
export function placesOf(surveys: readonly Surveyed[], touchpoints: readonly Touchpoint[]): Place[] {
  const found = new Map(surveys.filter((survey) => survey.channel === "WEB").map((survey) => [survey.touchpoint, survey]));
  return touchpoints
    .flatMap(({ code, name, journeys }) => {
      const survey = found.get(code);
      // Other customers come past the same touchpoint at another step.
      const at = journeys.find((stop) => stop.customerType === survey?.customerType)?.ordinal ?? Infinity;
      return survey ? [{ touchpoint: code, name, questionnaire: survey.questionnaire, at }] : [];
    })
    .sort((one, other) => one.at - other.at || one.name.localeCompare(other.name))
    .map(({ touchpoint, name, questionnaire }) => ({ touchpoint, name, questionnaire }));
}

/** A field of a row of cards: an expectation pair has two. */
export interface CardField {
  name: string;
  question: string;
  half: "expected" | "experienced" | null;
  text: string;
  kind: string;
  required: boolean;
}

export function fieldsOf(questions: readonly Asked[], language: string): CardField[] {
  return questions.flatMap(({ id, kind, required, text }): CardField[] => {
    const words = text[language] ?? text.en ?? id;
    if (kind === "EXPECTATION_PAIR") {
      return (["expected", "experienced"] as const).map((half) => ({ name: `${id}.${half}`, question: id, half, text: words, kind, required }));
    }
    return [{ name: id, question: id, half: null, text: words, kind, required }];
  });
}

const WORDS = new Set(["TEXT", "SINGLE_CHOICE"]);

const YES = /^(y|yes|s|sí|si|ن|نعم|1|true)$/i;
const NO = /^(n|no|ل|لا|0|false)$/i;

function valueOf(kind: string, typed: string): unknown {
  const text = typed.trim();
  if (WORDS.has(kind)) {
    return text;
  }
  if (kind === "MULTIPLE_CHOICE") {
    return text.split(",").map((part) => part.trim()).filter(Boolean);
  }
  if (kind === "YES_NO") {
    // What is neither goes as it is, and the answer names what was expected.
    return YES.test(text) ? true : NO.test(text) ? false : text;
  }
  const number = Number(text.replace(",", "."));
  return Number.isNaN(number) ? text : number;
}

/** What was typed into a row as answers; what is empty was not answered. */
export function answersOf(fields: readonly CardField[], typed: Readonly<Record<string, string>>): StaffAnswer["answers"] {
  const answers: Record<string, unknown> = {};
  for (const { name, question, half, kind } of fields) {
    const text = typed[name] ?? "";
    if (text.trim() === "") {
      continue;
    }
    if (half === null) {
      answers[question] = valueOf(kind, text);
    } else {
      answers[question] = { ...(answers[question] as object | undefined), [half]: valueOf("NUMBER", text) };
    }
  }
  return answers as StaffAnswer["answers"];
}

export function isEmpty(typed: Readonly<Record<string, string>>): boolean {
  return Object.values(typed).every((text) => text.trim() === "");
}

/** What a letter can give: marks, and whatever else must be answered beside them. */
const MARKS = new Set(["RATING", "SMILEY", "NPS", "EFFORT", "IMPORTANCE", "EXPECTATION_PAIR"]);

export function marksOf(questions: readonly Asked[], language: string): CardField[] {
  return fieldsOf(questions, language).filter((field) => field.name !== "comment" && (field.required || MARKS.has(field.kind)));
}

/** What was typed of a letter's marks, with the fields that it was typed into. */
export interface Marked {
  touchpoint: string;
  typed: Readonly<Record<string, string>>;
  fields: readonly CardField[];
}

export const UNMARKED: Marked = { touchpoint: "", typed: {}, fields: [] };

/**
 * The marks as an answer; none if there are none. The writer's words and address stay in the compliment or complaint, so that
 * nobody is answered twice.
 */
export function marksAnswer(site: string, { touchpoint, typed, fields }: Marked, praise: boolean): StaffAnswer | null {
  return touchpoint === "" || isEmpty(typed) ? null : { channel: "LETTER", site, touchpoint, answers: answersOf(fields, typed), praise };
}

/** The field of a row that a fault of the server is about. */
export function fieldOf(fault: string): string {
  return fault.replace(/^answers\./, "");
}

/** An answer that waits in this browser until the server has it. */
export interface Waiting {
  key: string;
  answer: StaffAnswer;
  /** Until then it can be taken back. */
  dueAt: number;
  error: string | null;
}

export const UNDO_MS = 6_000;

export function due(waiting: readonly Waiting[], now: number): Waiting[] {
  return waiting.filter((each) => each.dueAt <= now && each.error === null);
}
