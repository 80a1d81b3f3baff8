import type { FieldFault } from "@/lib/problem";

/** Faults of one question by the part of it that they are about, as "text.ar" or "options.1.text.en". */
export type Parts = Readonly<Record<string, FieldFault>>;

export interface Placed {
  /** Parts of the questionnaire itself, as "title.en". */
  whole: Parts;
  /** By the id of the question. */
  questions: ReadonlyMap<string, Parts>;
}

export const NO_FAULTS: Placed = { whole: {}, questions: new Map() };

/** "definition.questions[2].options[0].text.en" as ["questions", "2", "options", "0", "text", "en"]. */
export function pathOf(field: string): string[] {
  return field
    .replace(/^[$/.]+/, "")
    .split(/[.[\]/]+/)
    .filter((part) => part !== "" && part !== "definition");
}

/** Leads each fault of the server to the question that stood at its place when the questionnaire was sent. */
export function placed(faults: readonly FieldFault[], ids: readonly string[]): Placed {
  const whole: Record<string, FieldFault> = {};
  const questions = new Map<string, Record<string, FieldFault>>();
  for (const fault of faults) {
    const path = pathOf(fault.field);
    const [first, second = "", ...rest] = path;
    const id = first === "questions" ? (/^\d+$/.test(second) ? ids[Number(second)] : ids.find((each) => each === second)) : undefined;
    if (id === undefined) {
      whole[path.join(".")] ??= fault;
    } else {
      const parts = questions.get(id) ?? {};
      parts[rest.join(".")] ??= fault;
      questions.set(id, parts);
    }
  }
  return { whole, questions };
}

/** The fault at a part, or at something below it. */
export function faultAt(parts: Parts | undefined, part: string): FieldFault | undefined {
  return parts?.[part] ?? Object.entries(parts ?? {}).find(([where]) => where.startsWith(`${part}.`))?.[1];
}

/** The faults that no shown part says. */
export function unsaid(parts: Parts | undefined, shown: readonly string[]): FieldFault[] {
  return Object.entries(parts ?? {})
    .filter(([where]) => !shown.some((part) => where === part || where.startsWith(`${part}.`)))
    .map(([, fault]) => fault);
}

export function count(faults: Placed): number {
  return Object.keys(faults.whole).length + [...faults.questions.values()].reduce((sum, parts) => sum + Object.keys(parts).length, 0);
}
