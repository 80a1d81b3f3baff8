import type { Tone } from "@/components/controls";
import type { MessageState } from "@/lib/contract";

export const STATES: readonly MessageState[] = ["PENDING", "SENDING", "SENT", "RETRYING", "DEAD", "SUPPRESSED"];
export const KINDS = [
  "THANK_YOU",
  "WELCOME",
  "INVITATION",
  "REMINDER",
  "ACKNOWLEDGEMENT",
  "ALERT",
  "COMPLIMENT",
  "COMPLIMENT_THANKS",
  "EVALUATION_OVERDUE",
  "COMPLAINT_CLOCK",
  "MYSTERY_OVERDUE",
  "VISIT_PLANNED",
  "VISIT_REMINDER",
  "VISIT_OVERDUE",
  "SECURITY_FINDING",
  "PROMISE_DUE",
  "PROMISE_BROKEN",
  "REMEDY_WAITING",
  "REMEDY_DECIDED",
  "ACTION_GIVEN",
  "ACTION_DUE",
  "ACTION_OVERDUE",
  "REPLY",
  "LINK_RENEWED",
] as const;

const TONES: Record<MessageState, Tone> = { PENDING: "info", SENDING: "info", SENT: "good", RETRYING: "warn", DEAD: "bad", SUPPRESSED: "quiet" };

export function toneOf(state: MessageState): Tone {
  return TONES[state];
}

/** Only a message that the service has given up on needs a person to try again. */
export function mayRetry(state: MessageState): boolean {
  return state === "DEAD";
}
