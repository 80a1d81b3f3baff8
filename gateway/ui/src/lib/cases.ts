import { bodyOf, complaints } from "./clients";
import type { CaseOfResponse } from "./contract";

/** As many answers as fit into an address. */
const MOST_ASKED = 50;

/** The cases that these answers have led to. */
export async function casesOf(responses: readonly string[], signal?: AbortSignal): Promise<CaseOfResponse[]> {
  const blocks = Array.from({ length: Math.ceil(responses.length / MOST_ASKED) }, (_, block) => responses.slice(block * MOST_ASKED, (block + 1) * MOST_ASKED));
  const found = await Promise.all(
    blocks.map((response) => bodyOf<CaseOfResponse[]>(complaints.GET("/api/complaints/from-responses", { params: { query: { response: [...response] } }, signal }))),
  );
  return found.flat();
}

/** Each case once: many answers of one alert lead to the same. */
export function distinct(cases: readonly CaseOfResponse[]): CaseOfResponse[] {
  return [...new Map(cases.map((each) => [each.complaint, each])).values()];
}

/** The answers that have led to no case yet, so that a new one can take them. */
export function untied(responses: readonly string[], cases: readonly CaseOfResponse[]): string[] {
  const tied = new Set(cases.map((each) => each.response));
  return responses.filter((response) => !tied.has(response));
}
