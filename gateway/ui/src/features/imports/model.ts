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

/** Whose answers a file can hold: of one type of customer, or of any where a column says it; of none until somebody says which. */
export function typesOf(mapping: ImportMapping): readonly CustomerType[] {
  const value = mapping.customerType?.value;
  return mapping.customerType?.column ? CUSTOMER_TYPES : value ? [value as CustomerType] : [];
}

/** What answers of these types can be about; what several of them have stands once. */
export function targetsOf(prepared: PreparedImport, types: readonly CustomerType[]) {
  const targets = types.flatMap((type) => prepared.targets[type] ?? []);
  const answers = targets.flatMap((each) => each.answers);
  return {
    answers: answers.filter((each, at) => answers.findIndex((other) => other.field === each.field) === at),
    touchpoints: [...new Set(targets.flatMap((each) => each.touchpoints))],
  };
}

function suggestedAnswers(prepared: PreparedImport, types: readonly CustomerType[]): Record<string, string> {
  return Object.fromEntries(types.flatMap((type) => Object.entries(prepared.suggestions[type]?.answers ?? {})));
}

/**
 * What to begin with: what was chosen before, else what is suggested. Of whom the answers are is presumed only where all sites
 * are for the same customers, or a column says it.
 */
export function initialMapping(prepared: PreparedImport): ImportMapping {
  if (prepared.mapping) {
    return prepared.mapping;
  }
  const type = prepared.customerType ?? null;
  const any = (type === null ? Object.values(prepared.suggestions)[0] : prepared.suggestions[type]) ?? { shape: prepared.shape };
  const suggested = any.customerType?.column ? any : { ...any, customerType: { value: type } };
  return { ...suggested, answers: suggestedAnswers(prepared, typesOf(suggested)) };
}

/** Other types of customer keep what does not depend on them. */
export function retyped(mapping: ImportMapping, prepared: PreparedImport, change: Given): ImportMapping {
  const changed = withCode(mapping, "customerType", change);
  const types = typesOf(changed);
  const fields = new Set(targetsOf(prepared, types).answers.map((target) => target.field));
  const kept = Object.fromEntries(Object.entries(mapping.answers ?? {}).filter(([field]) => fields.has(field)));
  return { ...changed, answers: { ...suggestedAnswers(prepared, types), ...kept } };
}

/** A column says of whom each row is: no other row is of anybody until somebody says so. */
export function typedBy(mapping: ImportMapping, prepared: PreparedImport, column: string | null): ImportMapping {
  const before = mapping.customerType;
  return retyped(mapping, prepared, { column, value: column === null ? (before?.value ?? null) : before?.column ? before.value : null });
}

/** One answer's column; an empty one is left out. */
export function withAnswer(mapping: ImportMapping, field: string, column: string): ImportMapping {
  const answers = Object.fromEntries(Object.entries(mapping.answers ?? {}).filter(([each]) => each !== field));
  return { ...mapping, answers: column === "" ? answers : { ...answers, [field]: column } };
}

export type Code = "customerType" | "site" | "touchpoint" | "channel" | "language" | "relation";

interface Given {
  column?: string | null;
  value?: string | null;
}

export function withCode(mapping: ImportMapping, code: Code, change: Given): ImportMapping {
  return { ...mapping, [code]: { ...mapping[code], ...change } };
}

/** What the column's values mean; one that means itself is left out. */
export function withMeaning(mapping: ImportMapping, code: Code, value: string, meaning: string): ImportMapping {
  const values = Object.fromEntries(Object.entries(mapping[code]?.values ?? {}).filter(([each]) => each !== value));
  return { ...mapping, [code]: { ...mapping[code], values: meaning === "" || meaning === value ? values : { ...values, [value]: meaning } } };
}
