import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ImportMapping, ImportRun, Page, PreparedImport } from "@/lib/contract";
import { bodyOf, complaints, feedback } from "@/lib/clients";
import { type Service, isMoving, together } from "./model";

const IMPORTS = ["imports"] as const;
const EVERY_MS = 1500;

export function useRuns() {
  return useQuery({
    queryKey: IMPORTS,
    queryFn: async ({ signal }) => {
      const [ours, theirs] = await Promise.all([
        bodyOf<Page<ImportRun>>(feedback.GET("/api/feedback/imports", { signal })),
        bodyOf<Page<ImportRun>>(complaints.GET("/api/complaints/imports", { signal })),
      ]);
      return together(ours.items, theirs.items);
    },
    refetchInterval: (query) => (query.state.data?.some(isMoving) ? EVERY_MS : false),
  });
}

export function useRun(id: string) {
  return useQuery({
    queryKey: [...IMPORTS, id],
    queryFn: ({ signal }) => bodyOf<ImportRun>(feedback.GET("/api/feedback/imports/{id}", { params: { path: { id } }, signal })),
    refetchInterval: (query) => (query.state.data && isMoving(query.state.data) ? EVERY_MS : false),
  });
}

export interface Shape {
  encoding?: string;
  delimiter?: string;
  header?: boolean;
}

export function usePrepared(id: string, shape: Shape, enabled: boolean) {
  const lang = useTranslation().i18n.language;
  return useQuery({
    queryKey: [...IMPORTS, id, "preparation", shape, lang],
    queryFn: ({ signal }) => bodyOf<PreparedImport>(feedback.GET("/api/feedback/imports/{id}/preparation", { params: { path: { id }, query: { ...shape, lang } }, signal })),
    enabled,
    staleTime: Infinity,
  });
}

function useChange<Change, Result>(change: (wanted: Change) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: IMPORTS }),
  });
}

export function useUpload() {
  return useChange(({ service, profile, file }: { service: Service; profile: string; file: File }) => {
    const options = { params: { query: { profile, name: file.name.slice(0, 200) } }, body: file as unknown as string, bodySerializer: () => file, headers: { "Content-Type": "application/octet-stream" } };
    return service === "feedback"
      ? bodyOf<{ id: string }>(feedback.POST("/api/feedback/imports", options))
      : bodyOf<{ id: string }>(complaints.POST("/api/complaints/imports", options));
  });
}

export type Step = "stop" | "undo";

export function useStep() {
  return useChange(({ service, id, step }: { service: Service; id: string; step: Step }) => {
    const params = { path: { id } };
    if (service === "feedback") {
      return bodyOf<ImportRun>(step === "stop" ? feedback.POST("/api/feedback/imports/{id}/stop", { params }) : feedback.POST("/api/feedback/imports/{id}/undo", { params }));
    }
    return bodyOf<ImportRun>(step === "stop" ? complaints.POST("/api/complaints/imports/{id}/stop", { params }) : complaints.POST("/api/complaints/imports/{id}/undo", { params }));
  });
}

/** Keeps the mapping, by a name too if one is given, and tries it or begins. */
export function useCarryOn(id: string) {
  const client = useQueryClient();
  return useChange(async ({ mapping, save, to }: { mapping: ImportMapping; save: string; to: "trial" | "begin" }) => {
    const params = { path: { id } };
    await feedback.PUT("/api/feedback/imports/{id}/mapping", { params: { ...params, query: save === "" ? {} : { save } }, body: mapping });
    // The form leaves the page during a trial, and comes back with what it finds here
    client.setQueriesData<PreparedImport>({ queryKey: [...IMPORTS, id, "preparation"] }, (prepared) => prepared && { ...prepared, mapping });
    return bodyOf<ImportRun>(to === "trial" ? feedback.POST("/api/feedback/imports/{id}/trial", { params }) : feedback.POST("/api/feedback/imports/{id}/begin", { params }));
  });
}

export function refusedFile(service: Service, id: string): string {
  return `/api/${service}/imports/${id}/refused`;
}
