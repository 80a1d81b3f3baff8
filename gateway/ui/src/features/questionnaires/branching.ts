import type { Condition, Kind, Question } from "./definition";

/** What can be asked about the answer of a question. */
export type Shape = { of: "marks"; least: number; most: number } | { of: "choice"; values: readonly string[] };

const MARKS: Partial<Record<Kind, readonly [number, number]>> = {
  RATING: [1, 5],
  SMILEY: [1, 4],
  NPS: [0, 10],
  EFFORT: [1, 7],
  IMPORTANCE: [1, 5],
  SECONDS: [0, 86_400],
  // Of a pair, the experience counts.
  EXPECTATION_PAIR: [1, 5],
};
const YES_OR_NO = ["true", "false"] as const;

/** Words give nothing to branch on. */
export function shapeOf(question: Question): Shape | null {
  const marks = MARKS[question.kind];
  if (marks) {
    return { of: "marks", least: marks[0], most: marks[1] };
  }
  switch (question.kind) {
    case "NUMBER":
      return { of: "marks", least: question.least ?? Number.NEGATIVE_INFINITY, most: question.most ?? Number.POSITIVE_INFINITY };
    case "YES_NO":
      return { of: "choice", values: YES_OR_NO };
    case "SINGLE_CHOICE":
    case "MULTIPLE_CHOICE":
      return { of: "choice", values: (question.options ?? []).map(({ id }) => id) };
    default:
      return null;
  }
}

/** Only what was answered before can decide whether something is asked. */
export function offersFor(questions: readonly Question[], index: number): Question[] {
  return questions.slice(0, index).filter((question) => shapeOf(question) !== null);
}

/** A first condition about a question, to be changed from there. */
export function conditionOn(question: Question): Condition {
  const shape = shapeOf(question);
  if (shape?.of === "choice") {
    return { question: question.id, anyOf: shape.values.slice(0, 1) };
  }
  const most = shape && Number.isFinite(shape.most) ? Math.max(shape.least, Math.floor(shape.most / 2)) : 0;
  return { question: question.id, atMost: most };
}

export type Branching = "gone" | "later" | "unfit" | "empty";

/** Why a question's condition cannot work where the question stands now; null when it can. */
export function branchingFault(questions: readonly Question[], index: number): Branching | null {
  const condition = questions[index]?.when;
  if (!condition) {
    return null;
  }
  const position = questions.findIndex(({ id }) => id === condition.question);
  const about = questions[position];
  if (!about) {
    return "gone";
  }
  if (position >= index) {
    return "later";
  }
  const shape = shapeOf(about);
  if (shape === null) {
    return "unfit";
  }
  const { atLeast, atMost, anyOf } = condition;
  if (anyOf === undefined ? atLeast === undefined && atMost === undefined : anyOf.length === 0) {
    return "empty";
  }
  const bounded = atLeast !== undefined || atMost !== undefined;
  if (shape.of === "choice") {
    return !bounded && anyOf?.every((value) => shape.values.includes(value)) ? null : "unfit";
  }
  const within = (mark: number | undefined) => mark === undefined || (mark >= shape.least && mark <= shape.most);
  const inOrder = (atLeast ?? Number.NEGATIVE_INFINITY) <= (atMost ?? Number.POSITIVE_INFINITY);
  return within(atLeast) && within(atMost) && inOrder && (anyOf ?? []).every((mark) => within(Number(mark))) ? null : "unfit";
}

/** The questions whose being asked depends on this one. */
export function dependentsOf(questions: readonly Question[], id: string): Question[] {
  return questions.filter((question) => question.when?.question === id);
}

/** A renamed question takes the conditions about it along. */
export function renamed(questions: readonly Question[], index: number, id: string): readonly Question[] {
  const before = questions[index]?.id;
  return questions.map((question, at) => {
    const named = at === index ? { ...question, id } : question;
    return named.when?.question === before && at !== index ? { ...named, when: { ...named.when, question: id } } : named;
  });
}
