import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { bodyOf, feedback, ifMatch } from "@/lib/clients";
import type { Page } from "@/lib/contract";
import { type FieldFault, hasStatus } from "@/lib/problem";
import type { Definition, Question, Wording } from "./definition";
import type { Diff } from "./diff";

const LISTED = ["questionnaires"] as const;
const ONE = "questionnaire";

/** A published version. */
export interface Published extends Definition {
  id: string;
  version: number;
}

/** The next version of a questionnaire while it is worked on. */
export interface Draft extends Definition {
  id: string;
  revision: number;
  /** The version that it started from; null when nothing was published yet. */
  basedOn: number | null;
  updatedAt: string;
  updatedBy: string;
  /** What may be published and is better mended. */
  warnings: readonly FieldFault[];
}

export interface Listed extends Definition {
  id: string;
  version: number | null;
  publishedAt: string | null;
  draft: { revision: number; updatedAt: string; updatedBy: string } | null;
}

export interface VersionItem {
  version: number;
  publishedAt: string;
  /** Null for what Touchpoint brought along. */
  publishedBy: string | null;
  /** What changed and why; null if nothing was said. */
  note: string | null;
  languages: readonly string[];
  questions: number;
}

export interface LibrarySet {
  id: string;
  family: string;
  customerTypes: readonly string[];
  /** Whose work it is about; null for everybody's. */
  position: string | null;
  title: Wording;
  about: Wording;
  questions: readonly Question[];
}

export interface Beginning {
  id: string;
  customerType?: string;
  from?: { library?: string; questionnaire?: string };
}

/** A version by its number, or the draft. */
export type State = number | "draft";

const path = (id: string) => ({ path: { id } });

/** Nothing where the server says that there is none. */
async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (hasStatus(error, 404)) {
      return null;
    }
    throw error;
  }
}

export function useQuestionnaires() {
  return useQuery({
    queryKey: LISTED,
    queryFn: ({ signal }) => bodyOf<Page<Listed>>(feedback.GET("/api/feedback/questionnaires", { signal })).then((page) => page.items),
  });
}

export interface Open {
  draft: Draft | null;
  published: Published | null;
}

function readDraft(id: string, signal?: AbortSignal): Promise<Draft> {
  return bodyOf(feedback.GET("/api/feedback/questionnaires/{id}/draft", { params: path(id), signal }));
}

function readVersion(id: string, version?: number, signal?: AbortSignal): Promise<Published> {
  return bodyOf(feedback.GET("/api/feedback/questionnaires/{id}", { params: { ...path(id), query: version === undefined ? {} : { version } }, signal }));
}

export function useOpen(id: string) {
  return useQuery({
    queryKey: [ONE, id, "open"],
    queryFn: async ({ signal }): Promise<Open> => {
      const [draft, published] = await Promise.all([orNull(readDraft(id, signal)), orNull(readVersion(id, undefined, signal))]);
      // Neither: the problem of the published one says that the questionnaire is unknown.
      return draft || published ? { draft, published } : { draft: null, published: await readVersion(id, undefined, signal) };
    },
    // The designer is filled from one revision; a newer one arriving by itself would hide the conflict.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

export function useVersions(id: string) {
  return useQuery({ queryKey: [ONE, id, "versions"], queryFn: ({ signal }) => bodyOf<VersionItem[]>(feedback.GET("/api/feedback/questionnaires/{id}/versions", { params: path(id), signal })) });
}

/** The definition of a state; a published one never changes. */
export function useStateOf(id: string, state: State | null) {
  return useQuery({
    queryKey: [ONE, id, "state", state],
    queryFn: ({ signal }): Promise<Definition> => (state === "draft" ? readDraft(id, signal) : readVersion(id, state ?? undefined, signal)),
    enabled: state !== null,
    staleTime: state === "draft" ? 0 : Infinity,
  });
}

export function useDiff(id: string, from: State | null, to: State | null) {
  return useQuery({
    queryKey: [ONE, id, "diff", from, to],
    queryFn: ({ signal }) => bodyOf<Diff>(feedback.GET("/api/feedback/questionnaires/{id}/diff", { params: { ...path(id), query: { from: String(from), to: String(to) } }, signal })),
    enabled: from !== null && to !== null,
    staleTime: 0,
  });
}

export function useLibrary() {
  return useQuery({ queryKey: ["question-library"], queryFn: ({ signal }) => bodyOf<LibrarySet[]>(feedback.GET("/api/feedback/questionnaires/library", { signal })), staleTime: Infinity });
}

function useRefresh() {
  const client = useQueryClient();
  return (id: string) => Promise.all([client.invalidateQueries({ queryKey: LISTED }), client.invalidateQueries({ queryKey: [ONE, id] })]);
}

/** A new questionnaire, or the next version of one. */
export function useBegin() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (wanted: Beginning) => bodyOf<Draft>(feedback.POST("/api/feedback/questionnaires", { body: wanted as never })),
    onSuccess: ({ id }) => refresh(id),
  });
}

export function useImport() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (document: unknown) => bodyOf<Draft>(feedback.POST("/api/feedback/questionnaires/import", { body: document as never })),
    onSuccess: ({ id }) => refresh(id),
  });
}

/** Exactly what the server takes: nothing of the version or draft around it. */
export function definitionOf({ customerType, languages, title, questions }: Definition): Definition {
  return { customerType, languages, title, questions };
}

/** Browsers finish no larger request for a page that is gone (Fetch standard, 64 KiB); a character has up to three bytes. */
const KEEPALIVE_BYTES = 64 * 1024;

export function useSaveDraft(id: string) {
  return useMutation({
    mutationFn: ({ definition: { languages, title, questions }, revision, leaving = false }: { definition: Definition; revision: number; leaving?: boolean }) => {
      const body = { languages, title, questions };
      const keepalive = leaving && JSON.stringify(body).length * 3 < KEEPALIVE_BYTES;
      return bodyOf<Draft>(feedback.PUT("/api/feedback/questionnaires/{id}/draft", { params: { ...path(id), header: ifMatch(revision) }, body: body as never, keepalive }));
    },
  });
}

export function usePublish(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ revision, note }: { revision: number; note: string }) =>
      bodyOf<VersionItem>(feedback.POST("/api/feedback/questionnaires/{id}/draft/publish", { params: { ...path(id), header: ifMatch(revision) }, body: { note: note.trim() || null } })),
    // Not waited for: the page is left, and what it shows would change under the person's eyes first.
    onSuccess: () => {
      void refresh(id);
    },
  });
}

export function useDiscard(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (revision: number) => feedback.DELETE("/api/feedback/questionnaires/{id}/draft", { params: { ...path(id), header: ifMatch(revision) } }),
    onSuccess: () => {
      void refresh(id);
    },
  });
}

/** What customers are asked at one touchpoint of one site by one channel. */
export interface Survey {
  code: string;
  site: string;
  siteName: string;
  customerType: string;
  touchpoint: string;
  questionnaire: string;
  channel: string;
  active: boolean;
}

const SURVEYS = "surveys";
const MOST = 200;

/** All surveys of the person's sites for these customers. */
export function useSurveys(customerType: string) {
  return useQuery({
    queryKey: [SURVEYS, customerType],
    queryFn: async ({ signal }): Promise<Survey[]> => {
      const found: Survey[] = [];
      let after: string | null = null;
      do {
        const page: Page<Survey> = await bodyOf(feedback.GET("/api/feedback/surveys", { params: { query: { limit: MOST, ...(after !== null && { after }) } }, signal }));
        found.push(...page.items);
        after = page.next;
      } while (after !== null);
      return found.filter((survey) => survey.customerType === customerType);
    },
  });
}

/** A survey and the questionnaire that it is to ask. */
export interface Choice {
  code: string;
  questionnaire: string;
}

export interface Chosen {
  done: Choice[];
  /** The first refusal; what comes after it was not tried. */
  error: unknown;
}

/** Survey by survey, because the server takes them so; tells how far it came. */
export function useChoose(onStep: (done: number) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (choices: readonly Choice[]): Promise<Chosen> => {
      const done: Choice[] = [];
      try {
        for (const choice of choices) {
          await feedback.PUT("/api/feedback/surveys/{code}/questionnaire", { params: { path: { code: choice.code } }, body: { questionnaire: choice.questionnaire } });
          done.push(choice);
          onStep(done.length);
        }
        return { done, error: null };
      } catch (error) {
        return { done, error };
      }
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: [SURVEYS] });
      void client.invalidateQueries({ queryKey: ["places"] });
    },
  });
}

const PREVIEW_MS = 500;

function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, ms);
    return () => {
      clearTimeout(timer);
    };
  }, [value, ms]);
  return settled;
}

/** The very page that customers would get, once typing pauses; the last one stays in sight while the next is made. */
export function usePreview(definition: Definition, language: string) {
  const settled = useSettled(definition, PREVIEW_MS);
  return useQuery({
    queryKey: ["questionnaire-preview", settled, language],
    queryFn: async ({ signal }) => {
      const { languages, title, questions } = settled;
      return bodyOf<string>(feedback.POST("/api/feedback/questionnaires/preview", { params: { query: { lang: language } }, body: { languages, title, questions } as never, parseAs: "text", headers: { Accept: "text/html" }, signal }));
    },
    placeholderData: (before) => before,
    retry: false,
    gcTime: 0,
    staleTime: Infinity,
  });
}
