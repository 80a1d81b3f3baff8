import type { Session } from "@/lib/contract";
import { request } from "@/lib/http";

export interface Credentials {
  username: string;
  password: string;
}

export interface FirstAccount extends Credentials {
  code: string;
  name: string;
}

export function signIn(credentials: Credentials): Promise<Session> {
  return request("POST", "/api/session", { body: credentials });
}

export function setupNeeded(signal?: AbortSignal): Promise<{ needed: boolean }> {
  return request("GET", "/api/setup", { signal });
}

export function createFirstAccount(account: FirstAccount): Promise<unknown> {
  return request("POST", "/api/setup", { body: account });
}
