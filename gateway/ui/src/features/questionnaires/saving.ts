import { useCallback, useEffect, useRef, useState } from "react";
import { currentOf, hasStatus, problemOf } from "@/lib/problem";
import { useSession } from "@/lib/session";
import { type Draft, useSaveDraft } from "./api";
import type { Definition } from "./definition";
import { compare, isEmpty } from "./diff";

const PAUSE_MS = 900;
const MOST_UNANSWERED = 20;

/** Whether the server may have done what it was asked to: the network failed, or whoever stands between gave up. */
function isUnanswered(error: unknown): boolean {
  const { status } = problemOf(error);
  return status === 0 || status >= 500;
}

export type Saving = "saved" | "waiting" | "saving" | "refused" | "conflict";

interface Refusal {
  definition: Definition;
  error: Error;
}

export interface DraftSaving {
  state: Saving;
  /** The revision that the server has, with what the person saw in it. */
  stored: { revision: number; definition: Definition };
  warnings: Draft["warnings"];
  refusal: Refusal | null;
  /** What somebody else saved first. */
  theirs: Draft | null;
  saveNow: () => void;
  keepMine: () => void;
}

/** Saves a draft whenever typing pauses, one request at a time, and never over another person's change. */
export function useDraftSaving(draft: Draft, first: Definition, definition: Definition): DraftSaving {
  const [stored, setStored] = useState({ revision: draft.revision, definition: first });
  const [warnings, setWarnings] = useState(draft.warnings);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [theirs, setTheirs] = useState<Draft | null>(null);
  const { mutate, isPending } = useSaveDraft(draft.id);
  const { user } = useSession();
  /** What was sent and may have been stored, because no answer said otherwise. */
  const unanswered = useRef<Definition[]>([]);
  const changed = definition !== stored.definition;
  const refused = changed && refusal?.definition === definition;

  const send = useCallback(
    (revision: number, leaving = false) => {
      mutate(
        { definition, revision, leaving },
        {
          onSuccess: (saved) => {
            setStored({ revision: saved.revision, definition });
            setWarnings(saved.warnings);
            setRefusal(null);
            unanswered.current = [];
          },
          onError: (error) => {
            const current = currentOf<Draft>(error);
            if (current) {
              const own = current.updatedBy === user.name ? unanswered.current.find((sent) => isEmpty(compare(sent, current))) : undefined;
              if (own) {
                // Nobody else's: what is newer is saved on top of it.
                setStored({ revision: current.revision, definition: own });
                setWarnings(current.warnings);
                setRefusal(null);
                unanswered.current = [];
              } else {
                setTheirs(current);
              }
            } else {
              if (isUnanswered(error)) {
                unanswered.current = [...unanswered.current, definition].slice(-MOST_UNANSWERED);
              }
              setRefusal({ definition, error });
            }
          },
        },
      );
    },
    [mutate, definition, user.name],
  );

  const due = changed && !refused && !isPending && theirs === null;
  const { revision } = stored;
  useEffect(() => {
    if (!due) {
      return undefined;
    }
    const timer = setTimeout(() => {
      send(revision);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [due, send, revision]);

  // A page that is closed or reloaded does not wait for the pause.
  const left = useRef<Definition | null>(null);
  useEffect(() => {
    if (!due) {
      return undefined;
    }
    const leave = () => {
      if (left.current !== definition) {
        left.current = definition;
        send(revision, true);
      }
    };
    const hide = () => {
      if (document.visibilityState === "hidden") {
        leave();
      }
    };
    window.addEventListener("beforeunload", leave);
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("beforeunload", leave);
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [due, send, revision, definition]);

  return {
    state: theirs ? "conflict" : isPending ? "saving" : refused ? "refused" : changed ? "waiting" : "saved",
    stored,
    warnings,
    refusal: changed ? refusal : null,
    theirs,
    saveNow: () => {
      if (changed && !isPending && theirs === null) {
        send(revision);
      }
    },
    keepMine: () => {
      if (theirs) {
        setTheirs(null);
        setStored((before) => ({ ...before, revision: theirs.revision }));
        send(theirs.revision);
      }
    },
  };
}

/** Whether the server could not be asked at all, so that trying again helps. */
export function worthAnotherTry(error: unknown): boolean {
  return !hasStatus(error, 400);
}
