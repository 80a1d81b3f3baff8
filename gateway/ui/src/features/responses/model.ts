import type { Answer } from "@/lib/contract";

export const MOMENTS = ["MISERY", "NEUTRAL", "MAGIC"] as const;
export const CHANNELS = ["WEB", "QR", "KIOSK", "EMAIL", "WIDGET", "REMARK", "PAPER", "LETTER", "MYSTERY_VISIT", "INSPECTION", "IMPORT"] as const;

export const CUSTOMER_TYPES = ["PATIENT", "STUDENT", "CONSUMER", "COLLEAGUE"] as const;

export interface AnswerGroup {
  dimension: string | null;
  answers: Answer[];
}

/** Answers under their TREAT dimension, in the order of the questionnaire; questions without one come first. */
export function grouped(answers: readonly Answer[]): AnswerGroup[] {
  const groups = new Map<string | null, Answer[]>([[null, []]]);
  for (const answer of answers) {
    const group = groups.get(answer.dimension) ?? [];
    group.push(answer);
    groups.set(answer.dimension, group);
  }
  return [...groups].filter(([, list]) => list.length > 0).map(([dimension, list]) => ({ dimension, answers: list }));
}
