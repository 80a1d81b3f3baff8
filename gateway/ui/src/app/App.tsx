import { DirectionProvider, MantineProvider, localStorageColorSchemeManager, useDirection } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { direction } from "@/lib/i18n";
import { whenSignedOut, whenTokenStale } from "@/lib/http";
import { ProblemError } from "@/lib/problem";
import { SESSION, end, fetchSession } from "@/lib/session";
import { theme } from "./theme";

const schemes = localStorageColorSchemeManager({ key: "touchpoint.scheme" });

/** Only a server that does not answer is asked again; a refusal stays a refusal. */
function worthRetrying(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ProblemError && (error.problem.status === 0 || error.problem.status >= 502);
}

export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: 10_000, retry: worthRetrying, refetchOnWindowFocus: true }, mutations: { retry: false } },
  });
  whenSignedOut(() => {
    end(client);
  });
  whenTokenStale(async () => {
    client.setQueryData(SESSION, await fetchSession());
  });
  return client;
}

function FollowLanguage() {
  const { i18n } = useTranslation();
  const { setDirection } = useDirection();
  useEffect(() => {
    setDirection(direction(i18n.language));
  }, [i18n.language, setDirection]);
  return null;
}

export function Providers({ client, children }: { client: QueryClient; children: ReactNode }) {
  return (
    <DirectionProvider initialDirection={document.documentElement.dir === "rtl" ? "rtl" : "ltr"}>
      <MantineProvider theme={theme} colorSchemeManager={schemes} defaultColorScheme="auto">
        <FollowLanguage />
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
