import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ComplaintDetail, Compliment, Intake, Letter, NewCompliment, Page, StaffAnswer, Touchpoint } from "@/lib/contract";
import type { CustomerType } from "@/lib/customerTypes";
import { bodyOf, complaints, feedback } from "@/lib/clients";
import { send } from "@/lib/http";
import { hasReason } from "@/lib/problem";
import { useOnce } from "@/lib/once";
import { type Asked, type Place, type Surveyed, placesOf } from "./model";

/** Where customers of a type can have said something. */
export function usePlaces(site: string, type: CustomerType) {
  const lang = useTranslation().i18n.language;
  return useQuery({
    queryKey: ["places", site, type, lang],
    enabled: site !== "",
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<Place[]> => {
      const [surveys, touchpoints] = await Promise.all([
        bodyOf<Page<Surveyed>>(feedback.GET("/api/feedback/surveys", { params: { query: { site, channel: "WEB", customerType: type, limit: 200 } }, signal })),
        bodyOf<Touchpoint[]>(feedback.GET("/api/feedback/touchpoints", { params: { query: { lang } }, signal })),
      ]);
      return placesOf(surveys.items, touchpoints, type);
    },
  });
}

export function useQuestions(questionnaire: string | undefined) {
  return useQuery({
    queryKey: ["questionnaire", questionnaire],
    enabled: questionnaire !== undefined,
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      bodyOf<{ questions: Asked[] }>(feedback.GET("/api/feedback/questionnaires/{id}", { params: { path: { id: questionnaire ?? "" } }, signal })).then((found) => found.questions),
  });
}

/** Once per key, however often it is sent. */
export function enter(key: string, answer: StaffAnswer): Promise<{ id: string }> {
  return bodyOf(feedback.POST("/api/feedback/responses", { params: { header: { "Idempotency-Key": key } }, body: answer }));
}

/** Says whom the praise of an answer is for; once per key, and whether or not its compliment is there already. */
export async function praise(key: string, response: string, whom: { person?: string; unit?: string }): Promise<void> {
  try {
    await feedback.POST("/api/feedback/compliments", { params: { header: { "Idempotency-Key": key } }, body: { response, ...whom } });
  } catch (error) {
    // Somebody was quicker and has said whom it is for.
    if (!hasReason(error, "compliment-exists")) {
      throw error;
    }
  }
}

/** A file goes as it is, not as a form: the server looks at its bytes. */
export async function upload(site: string, file: File, receivedOn: string): Promise<Letter> {
  const query = new URLSearchParams({ site, name: file.name.slice(0, 200) || "letter", ...(receivedOn && { receivedOn }) });
  const request = new Request(`${window.location.origin}/api/feedback/letters?${query.toString()}`, { method: "POST", headers: { "Content-Type": "application/octet-stream", Accept: "application/json" }, body: file });
  return (await (await send(request)).json()) as Letter;
}

export type LetterWork =
  | { kind: "COMPLAINT"; complaint: Intake; once: string }
  | { kind: "COMPLIMENT"; compliment: Omit<NewCompliment, "letter"> };

export interface Kept {
  path: string;
  reference: string | null;
}

/** What the letter turned out to be; the scan stays with it. */
export function useKeepLetter() {
  const once = useOnce();
  return useMutation({
    mutationFn: async ({ letter, work }: { letter: string; work: LetterWork }): Promise<Kept> => {
      if (work.kind === "COMPLIMENT") {
        const body = { ...work.compliment, letter };
        const made = await bodyOf<Compliment>(feedback.POST("/api/feedback/compliments", { params: { header: { "Idempotency-Key": once(body) } }, body }));
        return { path: `/voices/${made.id}`, reference: null };
      }
      const opened = await bodyOf<ComplaintDetail>(complaints.POST("/api/complaints", { params: { header: { "Idempotency-Key": work.once } }, body: work.complaint }));
      await feedback.POST("/api/feedback/letters/{id}/complaint", { params: { path: { id: letter } }, body: { complaint: opened.id } });
      return { path: `/complaints/${opened.id}`, reference: opened.reference };
    },
  });
}
