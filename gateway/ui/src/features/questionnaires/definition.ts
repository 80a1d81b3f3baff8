/** A text by language. */
export type Wording = Readonly<Record<string, string>>;

export const KINDS = [
  "RATING",
  "SMILEY",
  "NPS",
  "EFFORT",
  "IMPORTANCE",
  "EXPECTATION_PAIR",
  "YES_NO",
  "SINGLE_CHOICE",
  "MULTIPLE_CHOICE",
  "NUMBER",
  "SECONDS",
  "TEXT",
] as const;
export type Kind = (typeof KINDS)[number];

export interface Option {
  id: string;
  text: Wording;
}

export interface Condition {
  question: string;
  atLeast?: number;
  atMost?: number;
  /** Ids of options, "true" or "false", or marks written as texts. */
  anyOf?: readonly string[];
}

/** A question of any kind; which of the optional fields belong to a kind is said by {@link fieldsOf}. */
export interface Question {
  kind: Kind;
  id: string;
  required: boolean;
  text: Wording;
  low?: Wording;
  high?: Wording;
  options?: readonly Option[];
  atMost?: number;
  least?: number;
  most?: number;
  unit?: Wording;
  longest?: number;
  /** Seconds: scored in full up to the target, not at all from the limit. */
  target?: number;
  limit?: number;
  dimension?: string;
  attribute?: string;
  area?: string;
  step?: string;
  competency?: string;
  when?: Condition;
}

export interface Definition {
  customerType: string;
  languages: readonly string[];
  title: Wording;
  questions: readonly Question[];
}

/** In which languages how many texts are missing, the most first. A text that nobody wrote in any language is missing in none. */
export function untranslated({ languages, title, questions }: Pick<Definition, "languages" | "title" | "questions">): { language: string; texts: number }[] {
  const wordings = [title, ...questions.flatMap((question) => [question.text, question.low, question.high, question.unit, ...(question.options ?? []).map((option) => option.text)])].filter(
    (wording): wording is Wording => wording !== undefined && wording !== null && Object.values(wording).some((words) => words !== undefined && words.trim() !== ""),
  );
  return languages
    .map((language) => ({ language, texts: wordings.filter((wording) => (wording[language] ?? "").trim() === "").length }))
    .filter(({ texts }) => texts > 0)
    .sort((one, other) => other.texts - one.texts);
}

/** They are typed or timed, and a kiosk begins with a tap. */
const WITHOUT_TAP: readonly Kind[] = ["NUMBER", "SECONDS", "TEXT"];

/** Whether a kiosk can begin with it: some question that everybody is asked is answered by a tap. */
export function fitsKiosk({ questions }: Pick<Definition, "questions">): boolean {
  return questions.some(({ kind, when }) => !when && !WITHOUT_TAP.includes(kind));
}

export const DIMENSIONS = ["TRUST", "RESPONSIVENESS", "EMPATHY", "ASSURANCE", "TANGIBLES"] as const;
export const ATTRIBUTES = [
  "ACCURACY",
  "FRIENDLINESS",
  "TIMELINESS",
  "EFFICIENCY",
  "COURTESY",
  "HONESTY",
  "INFORMATION_GIVEN",
  "MET_MY_NEED",
  "VALUE_FOR_MONEY",
  "RESPECT",
  "CLEANLINESS",
  "FELT_LISTENED_TO",
  "NAME_USED",
  "FELT_IMPORTANT",
  "FLEXIBILITY",
  "OWN_FAMILY",
] as const;
export const AREAS = ["SPEED_OF_DELIVERY", "PRODUCT_RANGE", "PRODUCT_FEATURES", "PRICE_AND_PACKAGING", "RETURN_POLICY", "CATALOGUE_AND_WEBSITE", "PRICING"] as const;
export const STEPS = ["GREET", "UNDERSTAND", "EXPLAIN", "SUGGEST", "THANK"] as const;
export const COMPETENCIES = ["JOB_KNOWLEDGE", "PRODUCT_KNOWLEDGE", "ATTITUDE", "UNDER_PRESSURE", "PROBLEM_SOLVING"] as const;
export const CUSTOMER_TYPES = ["PATIENT", "STUDENT", "CONSUMER", "COLLEAGUE"] as const;

/** What a questionnaire may be asked in; others may be added by an import. */
export const KNOWN_LANGUAGES = ["en", "es", "ar", "de", "fr", "it", "nl", "pl", "pt", "tr", "ru", "uk", "zh", "hi", "ur", "fa", "he"] as const;
const FROM_THE_RIGHT = new Set(["ar", "fa", "he", "ur", "ps", "sd", "yi"]);

export function directionOf(language: string): "ltr" | "rtl" {
  return FROM_THE_RIGHT.has(language.split("-")[0] ?? language) ? "rtl" : "ltr";
}

const ENDS: ReadonlySet<Kind> = new Set<Kind>(["RATING", "NPS", "EFFORT", "IMPORTANCE", "EXPECTATION_PAIR"]);
const CHOICES: ReadonlySet<Kind> = new Set<Kind>(["SINGLE_CHOICE", "MULTIPLE_CHOICE"]);

export interface Fields {
  ends: boolean;
  options: boolean;
  number: boolean;
  longest: boolean;
  timing: boolean;
}

export function fieldsOf(kind: Kind): Fields {
  return { ends: ENDS.has(kind), options: CHOICES.has(kind), number: kind === "NUMBER", longest: kind === "TEXT", timing: kind === "SECONDS" };
}

/** What a person reads where a language may be missing. */
export function wordsIn(text: Wording | undefined, language: string): string {
  return text?.[language] ?? text?.en ?? Object.values(text ?? {})[0] ?? "";
}

const USUAL_LENGTH = 2000;

export function blank(kind: Kind, id: string): Question {
  const fields = fieldsOf(kind);
  return {
    kind,
    id,
    required: false,
    text: {},
    ...(fields.ends && { low: {}, high: {} }),
    ...(fields.options && {
      options: [
        { id: "a", text: {} },
        { id: "b", text: {} },
      ],
    }),
    ...(fields.longest && { longest: USUAL_LENGTH }),
  };
}

const LONGEST_ID = 40;

/** "waiting", "waiting-2", "waiting-3" …: the first that nobody has yet. */
export function freeId(wanted: string, taken: readonly string[]): string {
  const base = wanted.replace(/-\d+$/, "").slice(0, LONGEST_ID - 3);
  let id = wanted;
  for (let next = 2; taken.includes(id); next++) {
    id = `${base}-${next}`;
  }
  return id;
}

/** An id that is read as the text, for as long as nobody has answered under it. */
export function idOf(text: string): string {
  return (
    text
      .normalize("NFD")
      .replaceAll(/\p{M}+/gu, "")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replace(/^[^a-z]+/, "")
      .slice(0, LONGEST_ID)
      .replace(/-+$/, "") || "question"
  );
}

interface Id {
  id: string;
}

/** The list with one item a step further up (-1) or down (1); at the edge nothing moves. */
export function moved<T>(items: readonly T[], from: number, step: -1 | 1): readonly T[] {
  const to = from + step;
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) {
    return items;
  }
  const rest = items.toSpliced(from, 1);
  return rest.toSpliced(to, 0, item);
}

export function replaced<T>(items: readonly T[], index: number, item: T): readonly T[] {
  return items.with(index, item);
}

export function idsOf(items: readonly Id[]): string[] {
  return items.map(({ id }) => id);
}

export function withText(text: Wording | undefined, language: string, words: string): Wording {
  return words === "" ? Object.fromEntries(Object.entries(text ?? {}).filter(([each]) => each !== language)) : { ...text, [language]: words };
}

/** The question under an id of its own, right behind the one that it repeats. */
export function duplicated(questions: readonly Question[], index: number): readonly Question[] {
  const question = questions[index];
  return question === undefined ? questions : questions.toSpliced(index + 1, 0, { ...question, id: freeId(question.id, idsOf(questions)) });
}

/** Puts a deleted question back where it was, whatever was changed meanwhile. */
export function restored(questions: readonly Question[], index: number, question: Question): readonly Question[] {
  return idsOf(questions).includes(question.id) ? questions : questions.toSpliced(Math.min(index, questions.length), 0, question);
}

/**
 * Questions of the library at the end, each under an id that is free. Conditions follow those that came along; one about a question
 * that nobody has is left out, so that the question is asked always.
 */
export function appended(questions: readonly Question[], more: readonly Question[]): readonly Question[] {
  const ids = new Map<string, string>();
  return more.reduce<readonly Question[]>((all, { when, ...question }) => {
    const id = freeId(question.id, idsOf(all));
    const about = when && (ids.get(when.question) ?? when.question);
    ids.set(question.id, id);
    return [...all, { ...question, id, ...(when && about && idsOf(all).includes(about) && { when: { ...when, question: about } }) }];
  }, questions);
}

function mapWordings(question: Question, change: (text: Wording, where: string) => Wording): Question {
  return {
    ...question,
    text: change(question.text, "text"),
    ...(question.low && { low: change(question.low, "low") }),
    ...(question.high && { high: change(question.high, "high") }),
    ...(question.unit && { unit: change(question.unit, "unit") }),
    ...(question.options && { options: question.options.map((option) => ({ ...option, text: change(option.text, `options.${option.id}`) })) }),
  };
}

export function withoutLanguage(definition: Definition, language: string): Definition {
  const drop = (text: Wording) => withText(text, language, "");
  return {
    ...definition,
    languages: definition.languages.filter((each) => each !== language),
    title: drop(definition.title),
    questions: definition.questions.map((question) => mapWordings(question, drop)),
  };
}

/** Brings a language back with the texts that it had; texts typed since then stay. */
export function withLanguageOf(definition: Definition, before: Definition, language: string): Definition {
  if (definition.languages.includes(language)) {
    return definition;
  }
  const known = new Map<string, string>();
  for (const question of before.questions) {
    mapWordings(question, (text, where) => {
      known.set(`${question.id} ${where}`, text[language] ?? "");
      return text;
    });
  }
  const place = before.languages.indexOf(language);
  return {
    ...definition,
    languages: definition.languages.toSpliced(Math.min(Math.max(place, 0), definition.languages.length), 0, language),
    title: withText(definition.title, language, before.title[language] ?? ""),
    questions: definition.questions.map((question) => mapWordings(question, (text, where) => withText(text, language, known.get(`${question.id} ${where}`) ?? ""))),
  };
}

function wordingsOf(definition: Definition): Wording[] {
  const found: Wording[] = [definition.title];
  for (const question of definition.questions) {
    mapWordings(question, (text) => {
      found.push(text);
      return text;
    });
  }
  return found;
}

/** How many texts a language still lacks. */
export function missingIn(definition: Definition, language: string): number {
  return wordingsOf(definition).filter((text) => (text[language] ?? "").trim() === "").length;
}
