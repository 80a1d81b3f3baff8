import { useQuery, type QueryClient } from "@tanstack/react-query";
import type { Session } from "./contract";
import { bodyOf, gateway } from "./clients";
import { forgetDrafts } from "./drafts";
import { keepCsrfToken } from "./http";
import { hasStatus } from "./problem";

export const SESSION = ["session"] as const;

/** The session, or null when nobody is signed in; only other failures are errors. */
export async function fetchSession(): Promise<Session | null> {
  try {
    const session = await bodyOf<Session>(gateway.GET("/api/session"));
    keepCsrfToken(session.csrfToken);
    return session;
  } catch (error) {
    if (hasStatus(error, 401)) {
      keepCsrfToken(null);
      return null;
    }
    throw error;
  }
}

export function useSessionQuery() {
  return useQuery({ queryKey: SESSION, queryFn: fetchSession, staleTime: Infinity, retry: 1 });
}

/** The signed-in person's session; only for pages behind the sign-in. */
export function useSession(): Session {
  const { data } = useSessionQuery();
  if (!data) {
    throw new Error("This page needs a session");
  }
  return data;
}

let ended = false;

/** Whether a session of this tab ended by itself, which is not the same as nobody having signed in yet. */
export function hasEnded(): boolean {
  return ended;
}

/** The server knows no session any more. */
export function end(client: QueryClient): void {
  ended ||= Boolean(client.getQueryData(SESSION));
  keepCsrfToken(null);
  client.setQueryData(SESSION, null);
}

/** Forgets everything that the last person saw before the next one starts. */
export function enter(client: QueryClient, session: Session): void {
  client.clear();
  ended = false;
  keepCsrfToken(session.csrfToken);
  client.setQueryData(SESSION, session);
}

export async function leave(client: QueryClient): Promise<void> {
  await gateway.DELETE("/api/session");
  forgetDrafts();
  keepCsrfToken(null);
  client.clear();
  client.setQueryData(SESSION, null);
}

/** Where to go after signing in: only a path of this app, never another host. */
export function safePath(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : "/";
}
