import { bodyOf, gateway } from "@/lib/clients";
import type { Credentials, FirstAccount, Session } from "@/lib/contract";

export function signIn(credentials: Credentials): Promise<Session> {
  return bodyOf(gateway.POST("/api/session", { body: credentials }));
}

export function setupNeeded(signal?: AbortSignal): Promise<{ needed: boolean }> {
  return bodyOf(gateway.GET("/api/setup", { signal }));
}

export function createFirstAccount(account: FirstAccount): Promise<unknown> {
  return gateway.POST("/api/setup", { body: account });
}
