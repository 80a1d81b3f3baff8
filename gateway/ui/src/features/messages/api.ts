import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Message, MessageDetail, Page } from "@/lib/contract";
import { type MessageQuery, bodyOf, given, notification } from "@/lib/clients";
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
    (after, signal) => bodyOf<Page<Message>>(notification.GET("/api/notifications/messages", { params: { query: given<MessageQuery>({ ...filters, after, limit: 50 }) }, signal })),
    REFRESH_MS,
  );
}

export function useMessage(id: string) {
  return useQuery({
    queryKey: ["message", id],
    queryFn: ({ signal }) => bodyOf<MessageDetail>(notification.GET("/api/notifications/messages/{id}", { params: { path: { id } }, signal })),
    refetchInterval: REFRESH_MS,
  });
}

export function useRetry(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => notification.POST("/api/notifications/messages/{id}/retry", { params: { path: { id } } }),
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: ["message", id] }), client.invalidateQueries({ queryKey: MESSAGES })]),
  });
}
