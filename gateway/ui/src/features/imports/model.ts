import type { ImportMapping, ImportRun, PreparedImport } from "@/lib/contract";

export type Service = "feedback" | "complaints";

/** What each service reads; "mapped" is any CSV file, once somebody said what its columns mean. */
export const PROFILES: Record<Service, readonly string[]> = {
  feedback: ["mapped", "touchpoint-responses", "olist"],
  complaints: ["touchpoint-complaints", "cfpb", "nyc311"],
};

export interface Run extends ImportRun {
  service: Service;
}

const MOVING = new Set<ImportRun["state"]>(["TRIAL", "STAGING", "RUNNING", "UNDOING"]);

export function isMoving(run: ImportRun): boolean {
  return MOVING.has(run.state);
}

export function canStop(run: ImportRun): boolean {
  return run.state === "PREPARING" || run.state === "TRIAL" || run.state === "STAGING" || run.state === "RUNNING";
}

/** How far a run is, 0 to 100; null while nobody knows how long its file is. */
export function progress(run: ImportRun): number | null {
  if (run.state === "UNDOING") {
    return run.imported === 0 ? null : Math.min(100, (100 * run.undone) / run.imported);
  }
  return run.total === null || run.total === 0 ? null : Math.min(100, (100 * run.read) / run.total);
}

/** The runs of both services, newest first. */
export function together(feedback: readonly ImportRun[], complaints: readonly ImportRun[]): Run[] {
  return [...feedback.map((run) => ({ ...run, service: "feedback" as const })), ...complaints.map((run) => ({ ...run, service: "complaints" as const }))].sort((one, other) =>
    other.createdAt.localeCompare(one.createdAt),
  );
}

export type CustomerType = "PATIENT" | "STUDENT" | "CONSUMER" | "COLLEAGUE";
export const CUSTOMER_TYPES: readonly CustomerType[] = ["CONSUMER", "PATIENT", "STUDENT", "COLLEAGUE"];

/** What to begin with: what was chosen before, else what is suggested. */
export function initialMapping(prepared: PreparedImport, type: CustomerType): ImportMapping {
  return prepared.mapping ?? prepared.suggestions[type] ?? { shape: prepared.shape, customerType: type };
}

/** Choosing another type of customer keeps what does not depend on it. */
export function retyped(mapping: ImportMapping, prepared: PreparedImport, type: CustomerType): ImportMapping {
  const fields = new Set((prepared.targets[type]?.answers ?? []).map((target) => target.field));
  const kept = Object.fromEntries(Object.entries(mapping.answers ?? {}).filter(([field]) => fields.has(field)));
  return { ...mapping, customerType: type, answers: { ...prepared.suggestions[type]?.answers, ...kept } };
}

/** One answer's column; an empty one is left out. */
export function withAnswer(mapping: ImportMapping, field: string, column: string): ImportMapping {
  const answers = Object.fromEntries(Object.entries(mapping.answers ?? {}).filter(([each]) => each !== field));
  return { ...mapping, answers: column === "" ? answers : { ...answers, [field]: column } };
}

export type Code = "site" | "touchpoint" | "channel" | "language" | "relation";

export function withCode(mapping: ImportMapping, code: Code, change: { column?: string | null; value?: string | null }): ImportMapping {
  return { ...mapping, [code]: { ...mapping[code], ...change } };
}

/** What the column's values mean; one that means itself is left out. */
export function withMeaning(mapping: ImportMapping, code: Code, value: string, meaning: string): ImportMapping {
  const values = Object.fromEntries(Object.entries(mapping[code]?.values ?? {}).filter(([each]) => each !== value));
  return { ...mapping, [code]: { ...mapping[code], values: meaning === "" || meaning === value ? values : { ...values, [value]: meaning } } };
}
