import { screen, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { open } from "@/testing/render";
import { aSession } from "@/testing/samples";
import { type Seen, answer, problem } from "@/testing/server";
import type { Draft, LibrarySet, Listed, Published, VersionItem } from "./api";
import { type Question, blank } from "./definition";
import DesignerPage from "./DesignerPage";

export const OVERALL: Question = { ...blank("RATING", "overall"), required: true, text: { en: "How was it?", ar: "كيف كان؟" }, low: { en: "Bad", ar: "سيئ" }, high: { en: "Good", ar: "جيد" } };
export const WAITED: Question = { ...blank("YES_NO", "waited"), text: { en: "Did you wait?", ar: "هل انتظرت؟" } };
export const COMMENT: Question = { ...blank("TEXT", "comment"), text: { en: "What else?", ar: "ماذا أيضا؟" }, when: { question: "waited", anyOf: ["true"] } };

export function aVersion(more: Partial<Published> = {}): Published {
  return { id: "patient", version: 3, customerType: "PATIENT", languages: ["en", "ar"], title: { en: "Your visit", ar: "زيارتك" }, questions: [OVERALL, WAITED, COMMENT], ...more };
}

export function aDraft(more: Partial<Draft> = {}): Draft {
  const { version, ...definition } = aVersion();
  return { ...definition, revision: 7, basedOn: version, updatedAt: "2026-11-20T10:00:00Z", updatedBy: "Ada Kern", warnings: [], ...more };
}

export function listed(more: Partial<Listed> = {}): Listed {
  return { ...aVersion(), publishedAt: "2026-11-20T10:00:00Z", draft: null, ...more };
}

export function aRevision(version: number, more: Partial<VersionItem> = {}): VersionItem {
  return { version, publishedAt: "2026-11-20T10:00:00Z", publishedBy: "Ada Kern", note: null, languages: ["en", "ar"], questions: 3, ...more };
}

export const SET: LibrarySet = {
  id: "six-secrets",
  family: "SIX_SECRETS",
  customerTypes: ["PATIENT"],
  position: null,
  title: { en: "Six secrets" },
  about: { en: "What people remember." },
  questions: [
    { ...blank("RATING", "name-used"), text: { en: "Did we use your name?" } },
    { ...blank("RATING", "listened"), text: { en: "Did we listen?" } },
  ],
};

export const BASE = "/api/feedback/questionnaires";

/** What the page sends as the draft, answered with the next revision. */
export function saving(): Seen[] {
  let revision = 7;
  return answer("put", `${BASE}/patient/draft`, ({ body }) => HttpResponse.json({ ...aDraft(), ...(body as object), revision: ++revision }));
}

export function openDesigner(draft: Draft | null = aDraft(), session = aSession()) {
  answer("get", `${BASE}/patient`, aVersion());
  answer("get", `${BASE}/patient/draft`, draft ?? (() => problem(404, "not-found")));
  return open(<DesignerPage />, "/questionnaires/patient", { route: "/questionnaires/:id", session });
}

export const cards = () => within(screen.getByRole("list", { name: "Questions" })).getAllByRole("listitem");
export const heads = () => cards().map((card) => within(card).getAllByRole("button")[0]?.textContent);
