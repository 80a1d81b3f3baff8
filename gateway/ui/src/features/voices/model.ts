import type { Tone } from "@/components/controls";
import type { Compliment } from "@/lib/contract";
import type { Step } from "./api";

export const STATES: readonly Compliment["state"][] = ["NEW", "FORWARDED", "CLOSED"];

const TONES: Record<Compliment["state"], Tone> = { NEW: "warn", FORWARDED: "good", CLOSED: "quiet" };

export function toneOf(state: Compliment["state"]): Tone {
  return TONES[state];
}

/** For whom it is, in one line. */
export function concerned({ person, unit }: Pick<Compliment, "person" | "unit">): string {
  return [person, unit].filter(Boolean).join(", ");
}

/** What can still be done with it. */
export function stepsOf(compliment: Compliment): Step[] {
  return [
    ...(compliment.state !== "FORWARDED" ? (["forward"] as const) : []),
    ...(compliment.contactable && compliment.thankedAt === null ? (["thank"] as const) : []),
    ...(compliment.state === "NEW" ? (["close"] as const) : []),
  ];
}
