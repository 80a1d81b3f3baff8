import i18next from "i18next";

export interface FieldFault {
  field: string;
  reason: string;
  message: string;
}

/** A problem document (RFC 9457) as every service answers it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  requestId?: string;
  errors?: FieldFault[];
  possible?: string[];
}

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = "ProblemError";
    this.problem = problem;
  }

  get reason(): string {
    return reasonOf(this.problem);
  }
}

export function reasonOf(problem: Problem): string {
  return problem.type.split("/").at(-1) ?? "";
}

/** The problem behind any thrown value, so that a page never shows "something went wrong" and nothing else. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) {
    return error.problem;
  }
  return { type: "/problems/unexpected", title: "Unexpected error", status: 0, detail: error instanceof Error ? error.message : String(error) };
}

/**
 * Whether there is no such thing: a mistyped link is refused for the shape of its id before anybody looks for it, which is the
 * same to the person who followed it.
 */
export function isMissing(problem: Problem): boolean {
  const [fault, ...others] = problem.errors ?? [];
  return reasonOf(problem) === "not-found" || (problem.status === 400 && fault?.field === "id" && fault.reason === "wrong-type" && others.length === 0);
}

export function hasReason(error: unknown, reason: string): boolean {
  return error instanceof ProblemError && error.reason === reason;
}

export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ProblemError && error.problem.status === status;
}

/** The thing as another person left it, out of the refusal to overwrite it; null for any other error. */
export function currentOf<T>(error: unknown): T | null {
  return hasStatus(error, 412) ? ((problemOf(error) as { current?: T }).current ?? null) : null;
}

/** The reasons that mean the same to whoever fills in a form. */
const SAME: Record<string, string> = { email: "invalid-email", size: "too-long", min: "out-of-range", max: "out-of-range" };

/**
 * What is wrong, with a word in place of the field's technical name. The server speaks English only, so other languages go by
 * the reason; one that they do not know yet is told in the server's words.
 */
function faultText({ reason, message }: FieldFault, subject: string): string {
  const said = message.replace(/^'[^']*'/, subject);
  if (i18next.language === "en") {
    return said;
  }
  const translate = i18next.t as unknown as (key: string, options: { defaultValue: string }) => string;
  const known = SAME[reason] ?? (reason.startsWith("unknown-") ? "unknown" : reason);
  return translate(`components:server.fault.${known}`, { defaultValue: said });
}

/** Why something was refused as a whole, in the reader's language; without a text of it, in the server's words. */
export function problemText(problem: Problem): string | undefined {
  if (i18next.language === "en") {
    return problem.detail;
  }
  const translate = i18next.t as unknown as (key: string, options: { defaultValue: string }) => string;
  return translate(`components:server.problem.${reasonOf(problem)}`, { defaultValue: problem.detail ?? "" }) || undefined;
}

/** A fault that stands by itself, away from any field. */
export function faultSentence(fault: FieldFault): string {
  return faultText(fault, "A value");
}

/** A fault beside the field that it is about. */
export function faultBeside(fault: FieldFault): string {
  return faultText(fault, "This");
}

/** Messages by form field; a fault of a field that the form does not show is left for the summary. */
export function fieldErrors(error: unknown, fields: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const fault of problemOf(error).errors ?? []) {
    if (fields.includes(fault.field)) {
      found[fault.field] ??= faultBeside(fault);
    }
  }
  return found;
}

export function otherFaults(error: unknown, fields: readonly string[]): FieldFault[] {
  return (problemOf(error).errors ?? []).filter((fault) => !fields.includes(fault.field));
}

/** Whether the fields of a form say everything that the server refused. */
export function saidByFields(error: unknown, left: readonly FieldFault[]): boolean {
  return hasReason(error, "validation") && left.length === 0 && (problemOf(error).errors ?? []).length > 0;
}
