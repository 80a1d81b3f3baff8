import type { StaffAnswer, Touchpoint } from "@/lib/contract";
import type { CustomerType } from "@/lib/customerTypes";

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
  options?: { id: string; text: Record<string, string> }[];
}

/** The touchpoints of a site where a type of customers is asked, in the order of their journey. */
export function placesOf(surveys: readonly Surveyed[], touchpoints: readonly Touchpoint[], type: CustomerType): Place[] {
  const found = new Map(surveys.filter((survey) => survey.channel === "WEB" && survey.customerType === type).map((survey) => [survey.touchpoint, survey]));
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
  /** What can be chosen: by id, or by what it says in any language. */
  options: readonly { id: string; text: Record<string, string> }[];
}

export function fieldsOf(questions: readonly Asked[], language: string): CardField[] {
  return questions.flatMap(({ id, kind, required, text, options = [] }): CardField[] => {
    const words = text[language] ?? text.en ?? id;
    if (kind === "EXPECTATION_PAIR") {
      return (["expected", "experienced"] as const).map((half) => ({ name: `${id}.${half}`, question: id, half, text: words, kind, required, options }));
    }
    return [{ name: id, question: id, half: null, text: words, kind, required, options }];
  });
}

const same = (one: string, other: string) => one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();

/** The id of an option that was typed by its id or by what it says; what is neither goes as it is and is refused by name. */
function optionIn(options: CardField["options"], typed: string): string {
  const found = options.find(({ id }) => id === typed.trim()) ?? options.find(({ id, text }) => same(id, typed) || Object.values(text).some((words) => same(words, typed)));
  return found?.id ?? typed.trim();
}

/** Several options, apart by semicolons or commas; one that says a comma itself is found as a whole. */
function optionsIn(options: CardField["options"], typed: string): string[] {
  const known = new Set(options.map(({ id }) => id));
  const parts = (separator: RegExp) => typed.split(separator).filter((part) => part.trim() !== "").map((part) => optionIn(options, part));
  return [parts(/$^/), parts(/[;؛]/)].find((chosen) => chosen.every((one) => known.has(one))) ?? parts(/[;؛,،]/);
}

const YES = /^(y|yes|s|sí|si|ن|نعم|1|true)$/i;
const NO = /^(n|no|ل|لا|0|false)$/i;

function valueOf(kind: string, options: CardField["options"], typed: string): unknown {
  const text = typed.trim();
  if (kind === "TEXT") {
    return text;
  }
  if (kind === "SINGLE_CHOICE") {
    return optionIn(options, text);
  }
  if (kind === "MULTIPLE_CHOICE") {
    return optionsIn(options, text);
  }
  if (kind === "YES_NO") {
    // What is neither goes as it is, and the answer names what was expected.
    return YES.test(text) ? true : NO.test(text) ? false : text;
  }
  return numberIn(text) ?? text;
}

function numberIn(text: string): number | null {
  const number = Number(text.trim().replace(",", "."));
  return text.trim() === "" || Number.isNaN(number) ? null : number;
}

/** What was typed into a row as answers; what is empty was not answered. */
export function answersOf(fields: readonly CardField[], typed: Readonly<Record<string, string>>): StaffAnswer["answers"] {
  const answers: Record<string, unknown> = {};
  for (const { name, question, half, kind, options } of fields) {
    const text = typed[name] ?? "";
    if (text.trim() === "") {
      continue;
    }
    if (half === null) {
      answers[question] = valueOf(kind, options, text);
    } else {
      answers[question] = { ...(answers[question] as object | undefined), [half]: valueOf("NUMBER", options, text) };
    }
  }
  return answers as StaffAnswer["answers"];
}

export function isEmpty(typed: Readonly<Record<string, string>>): boolean {
  return Object.values(typed).every((text) => text.trim() === "");
}

export const RELATIONS = ["FIRST", "RETURNING", "REFERRED"] as const;

/** Columns of a card beside its questions, in parts that are shown when the cards have them. */
export const PARTS = ["visit", "contact", "praise"] as const;
export type Part = (typeof PARTS)[number];

const NAMES = { visit: ["relation", "referredBy", "waited"], contact: ["email", "name", "consent"], praise: ["praise"] } as const;
type BesideName = (typeof NAMES)[Part][number];

/** No question has an id like these. */
export type Beside = `@${BesideName}`;

export function besideOf(parts: readonly Part[]): Beside[] {
  return PARTS.filter((part) => parts.includes(part)).flatMap((part) => NAMES[part].map((name): Beside => `@${name}`));
}

/** What was typed beside the questions; answers to them go with the questions. */
export function besideOnly(typed: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => name.startsWith("@")));
}

/** What the server calls them. */
const FAULTS: Record<string, Beside> = {
  relation: "@relation",
  referredBy: "@referredBy",
  waitedSeconds: "@waited",
  "contact.email": "@email",
  "contact.name": "@name",
  "contact.consent": "@consent",
  praise: "@praise",
};

/** What was typed beside the questions; minutes that are no number go as they are and are refused by name. */
export function besideAnswer(typed: Readonly<Record<string, string>>): Partial<StaffAnswer> {
  const text = (name: Beside) => typed[name]?.trim() ?? "";
  const minutes = numberIn(text("@waited"));
  const email = text("@email");
  const name = text("@name");
  return {
    ...(text("@relation") && { relation: text("@relation") as NonNullable<StaffAnswer["relation"]> }),
    ...(text("@referredBy") && { referredBy: text("@referredBy") }),
    ...(text("@waited") && { waitedSeconds: minutes === null ? (text("@waited") as never) : Math.round(minutes * 60) }),
    ...((email || name) && { contact: { ...(email && { email }), ...(name && { name }), consent: text("@consent") !== "" } }),
    ...(text("@praise") && { praise: true }),
  };
}

/** Languages that answers can be in: those of the site, and those of the survey page. */
export function languagesOf(ofSite: readonly string[]): string[] {
  return [...new Set([...ofSite, "en", "es", "ar"])];
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
  /** Who wrote it; empty is whom the site is for. */
  customerType: CustomerType | "";
  language: string;
}

export const UNMARKED: Marked = { touchpoint: "", typed: {}, fields: [], customerType: "", language: "" };

/**
 * The marks, and what the letter says about the visit, as an answer; none if there is neither. The writer's words and address stay in the compliment or complaint, so that
 * nobody is answered twice.
 */
export function marksAnswer(site: string, { touchpoint, typed, fields, customerType, language }: Marked, praise: boolean): StaffAnswer | null {
  if (touchpoint === "" || isEmpty(typed)) {
    return null;
  }
  return { channel: "LETTER", site, touchpoint, answers: answersOf(fields, typed), ...besideAnswer(typed), praise, ...(customerType && { customerType }), ...(language && { language }) };
}

/** The field of a row that a fault of the server is about. */
export function fieldOf(fault: string): string {
  return FAULTS[fault] ?? fault.replace(/^answers\./, "");
}

/** An answer that waits in this browser until the server has it. */
export interface Waiting {
  key: string;
  answer: StaffAnswer;
  /** Whom the praise is for, if staff said so. */
  whom?: { person?: string; unit?: string };
  /** Until then it can be taken back. */
  dueAt: number;
  error: string | null;
  /** It is on its way, or may have arrived: what counts already cannot be taken back here. */
  tried?: boolean;
}

export const UNDO_MS = 6_000;

export function due(waiting: readonly Waiting[], now: number): Waiting[] {
  return waiting.filter((each) => each.dueAt <= now && each.error === null);
}
