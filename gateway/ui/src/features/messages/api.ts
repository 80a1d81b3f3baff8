import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Message, MessageDetail, Page } from "@/lib/contract";
import { request } from "@/lib/http";
import { usePages } from "@/lib/pages";

export const MESSAGES = ["messages"] as const;
const REFRESH_MS = 5_000;

export interface MessageFilters {
  site: string;
  state: string;
  kind: string;
  q: string;
}

export function useMessages(filters: MessageFilters) {
  return usePages(
    [...MESSAGES, filters],
    (after, signal) => request<Page<Message>>("GET", "/api/notifications/messages", { query: { ...filters, after, limit: 50 }, signal }),
    REFRESH_MS,
  );
}

export function useMessage(id: string) {
  return useQuery({
    queryKey: ["message", id],
    queryFn: ({ signal }) => request<MessageDetail>("GET", `/api/notifications/messages/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: REFRESH_MS,
  });
}

export function useRetry(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<unknown>("POST", `/api/notifications/messages/${encodeURIComponent(id)}/retry`),
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: ["message", id] }), client.invalidateQueries({ queryKey: MESSAGES })]),
  });
}
